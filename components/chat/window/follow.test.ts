import { describe, expect, it } from "vitest";
import { Follow } from "./follow";

const at = (scrollTop: number, scrollHeight = 1_000) => ({ scrollTop, scrollHeight, clientHeight: 400 });

describe("following the end of a thread", () => {
  it("lets go at the first pixels up, even close to the end", () => {
    const follow = new Follow();
    follow.scrolled(at(600));
    follow.scrolled(at(595));
    expect(follow.following).toBe(false);
  });

  it("is taken up again when the reader scrolls down to the end", () => {
    const follow = new Follow();
    follow.scrolled(at(600));
    follow.scrolled(at(300));
    follow.scrolled(at(500));
    expect(follow.following).toBe(false);
    follow.scrolled(at(580));
    expect(follow.following).toBe(true);
  });

  it("is not let go of when the thread itself moves, or when it gets shorter", () => {
    const follow = new Follow();
    follow.scrolled(at(600));
    follow.moved(at(550, 950));
    follow.scrolled(at(550, 950));
    expect(follow.following).toBe(true);
    follow.scrolled(at(500, 900));
    expect(follow.following).toBe(true);
  });

  it("does not pull the reader down while the answer grows away from them", () => {
    const follow = new Follow();
    follow.scrolled(at(600));
    follow.scrolled(at(500));
    follow.scrolled(at(500, 3_000));
    expect(follow.following).toBe(false);
  });

  it("tells of news only to those who are away, until they are back", () => {
    const follow = new Follow();
    follow.noteNews();
    expect(follow.getState()).toEqual({ away: false, news: false });
    follow.letGo();
    follow.noteNews();
    expect(follow.getState()).toEqual({ away: true, news: true });
    follow.scrolled(at(600));
    expect(follow.getState()).toEqual({ away: false, news: false });
  });
});
