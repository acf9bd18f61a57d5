/** Small files as people send them, in base64. */
export const base64 = {
  png: "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  wav: toBase64(
    "RIFF\x24\x00\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00\xc0\x5d\x00\x00\x80\xbb\x00\x00\x02\x00\x10\x00",
  ),
  mp4: toBase64("\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2\x00\x00\x00\x08free"),
  pdf: toBase64("%PDF-1.4\n%%EOF\n"),
} as const;

function toBase64(latin1: string): string {
  return Buffer.from(latin1, "latin1").toString("base64");
}

/** The same files as data URLs. */
export const dataUrls = {
  png: `data:image/png;base64,${base64.png}`,
  mp4: `data:video/mp4;base64,${base64.mp4}`,
  pdf: `data:application/pdf;base64,${base64.pdf}`,
} as const;

/** The same files on the internet that the test has. */
export const addresses = {
  png: "https://files.example.org/internet/a.png",
  mp4: "https://files.example.org/internet/a.mp4",
  pdf: "https://files.example.org/internet/a.pdf",
  wav: "https://files.example.org/internet/a.wav",
} as const;

/** The bytes behind one of these addresses. */
export function fileAt(path: string): Buffer {
  const ending = path.split(".").at(-1) as keyof typeof base64;
  return Buffer.from(base64[ending] ?? "", "base64");
}
