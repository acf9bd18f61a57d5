import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { guardedLookup, type Resolve } from "./guarded-lookup";
import { outboundFetch } from "./outbound";
import { isPrivateName, isPublicAddress } from "./public-address";
import { type LoopbackServer, startLoopbackServer } from "./testing/loopback-server";

/** Ways to write an address that does not lead to the public internet; most of them mean loopback. */
const spellings = [
  ...["127.0.0.1", "127.0.0.1.", "127.1", "127.0.1", "127.255.255.254", "0", "0.0.0.0", "0.1.2.3"],
  ...["2130706433", "017700000001", "0x7f000001", "0x7f.1", "0x7F.0x0.0x0.0x1", "0177.0.0.1", "0177.1", "127.0x1"],
  ...["１２７.０.０.１", "127。0。0。1", "127．0．0．1", "127｡1", "①②⑦.⓪.⓪.①", "%31%32%37.0.0.1", "127.0.0.%31"],
  ...[
    "localhost",
    "LOCALHOST",
    "localhost.",
    "a.localhost",
    "ｌｏｃａｌｈｏｓｔ",
    "loc%61lhost",
    "metadata.google.internal",
  ],
  ...["metadata.google.internal.", "printer.local", "nas.home.arpa", "router.lan"],
  ...["10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1", "169.254.169.254"],
  ...["2852039166", "0xa9fea9fe", "192.0.0.1", "192.0.2.1", "198.18.0.1", "198.51.100.7", "203.0.113.9", "192.88.99.1"],
  ...["224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255"],
  ...["[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::ffff:169.254.169.254]"],
  ...["[::ffff:0:127.0.0.1]", "[::127.0.0.1]", "[::ffff:8.8.8.8]", "[64:ff9b::7f00:1]", "[64:ff9b::a9fe:a9fe]"],
  ...[
    "[64:ff9b:1::1]",
    "[2002:7f00:1::]",
    "[2002:a9fe:a9fe::1]",
    "[2001::1]",
    "[2001:db8::1]",
    "[fe80::1]",
    "[febf::1]",
  ],
  ...["[fc00::1]", "[fd00:ec2::254]", "[fec0::1]", "[ff02::1]", "[100::1]", "[3fff::1]", "[5f00::1]", "[4000::1]"],
];

describe("addresses that are not public", () => {
  let canary: LoopbackServer;
  beforeAll(async () => {
    canary = await startLoopbackServer((_request, response) => response.end("reached"));
  });
  afterAll(() => canary.close());

  test("are more than sixty different spellings", () => {
    expect(new Set(spellings).size).toBeGreaterThanOrEqual(60);
  });

  test.each(spellings)("%s is refused before anything is sent", async (spelling) => {
    const request = outboundFetch(`http://${spelling}:${canary.port}/`, { pool: "test", connectMs: 500 });
    await expect(request).rejects.toMatchObject({ code: "permission_denied" });
    expect(canary.seen).toHaveLength(0);
  });

  test.each(["user@127.0.0.1", "user:secret@example.org", ":secret@example.org"])(
    "%s is refused",
    async (authority) => {
      const request = outboundFetch(`http://${authority}/`, { pool: "test", allowPrivate: true });
      await expect(request).rejects.toMatchObject({ code: "permission_denied" });
    },
  );

  test.each([
    "ftp://example.org/",
    "file:///etc/passwd",
    "data:text/plain,a",
    "gopher://127.0.0.1/",
    "no address",
    "//x",
  ])("%s is refused", async (address) => {
    const request = outboundFetch(address, { pool: "test", allowPrivate: true });
    await expect(request).rejects.toMatchObject({ code: "permission_denied" });
  });
});

test.each(["8.8.8.8", "1.1.1.1", "104.18.7.192", "2606:4700::6812:7c0", "2a00:1450:4001:831::200e"])(
  "%s is public",
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);

test.each(["", "example.org", "8.8.8.8%eth0", "fe80::1%lo"])("%j is no public address", (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test("names that merely contain a private one are not private", () => {
  expect(["localhost.example.org", "mylocal", "internal.example.com"].filter(isPrivateName)).toEqual([]);
});

describe("guardedLookup", () => {
  const answering =
    (...addresses: string[]): Resolve =>
    (_hostname, done) =>
      done(
        null,
        addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
      );
  const look = (allowPrivate: boolean, resolve: Resolve, options: { all?: boolean; family?: number } = {}) =>
    new Promise<unknown>((settle) => {
      guardedLookup(allowPrivate, resolve)("name.example", options, (error, address) => settle(error ?? address));
    });

  test("hands out only the public ones of several addresses", async () => {
    const found = await look(false, answering("10.0.0.1", "8.8.8.8", "::1"), { all: true });
    expect(found).toEqual([{ address: "8.8.8.8", family: 4 }]);
  });

  test("refuses a name that resolves to private addresses only", async () => {
    expect(await look(false, answering("127.0.0.1", "fd00::1"))).toMatchObject({ code: "permission_denied" });
  });

  test("checks again each time, so that a second answer gains nothing", async () => {
    const answers = [["8.8.8.8"], ["127.0.0.1"]];
    const resolve: Resolve = (hostname, done) => answering(...(answers.shift() ?? []))(hostname, done);
    expect(await look(false, resolve)).toBe("8.8.8.8");
    expect(await look(false, resolve)).toMatchObject({ code: "permission_denied" });
  });

  test("lets a configured host be private, and keeps to the wanted family", async () => {
    expect(await look(true, answering("127.0.0.1"))).toBe("127.0.0.1");
    expect(await look(true, answering("127.0.0.1", "::1"), { family: 6 })).toBe("::1");
  });

  test("passes on that a name is not known", async () => {
    const failing: Resolve = (_hostname, done) => done(new Error("ENOTFOUND"), []);
    expect(await look(false, failing)).toMatchObject({ message: "ENOTFOUND" });
  });
});
