import { describe, expect, it } from "vitest";
import { groupByDate, monthName } from "./group-by-date";

const at = (iso: string) => ({ sessId: iso, title: iso, updatedAt: Date.parse(iso), running: false });
const now = Date.parse("2026-03-10T01:00:00Z");

describe("groupByDate", () => {
  it("names today, yesterday, the week, the month and then each month", () => {
    const list = [
      "2026-03-10T00:30:00Z",
      "2026-03-09T23:00:00Z",
      "2026-03-04T12:00:00Z",
      "2026-02-12T12:00:00Z",
      "2026-01-20T12:00:00Z",
      "2025-01-20T12:00:00Z",
    ].map(at);
    const keys = groupByDate(list, { now, offsetMinutes: 0 }).map(({ key }) => key);
    expect(keys).toEqual(["today", "yesterday", "week", "month", "2026-01", "2025-01"]);
  });

  it("begins the day where the reader is", () => {
    const list = [at("2026-03-09T23:00:00Z")];
    expect(groupByDate(list, { now, offsetMinutes: 480 })[0]?.key).toBe("today");
    expect(groupByDate(list, { now, offsetMinutes: 0 })[0]?.key).toBe("yesterday");
  });

  it("takes a conversation from the future for today's", () => {
    expect(groupByDate([at("2026-03-12T00:00:00Z")], { now, offsetMinutes: 0 })[0]?.key).toBe("today");
  });
});

describe("monthName", () => {
  it("writes the month in the reader's language", () => {
    expect(monthName("2026-01", "en")).toBe("January 2026");
    expect(monthName("2026-01", "zh-CN")).toBe("2026年1月");
  });
});
