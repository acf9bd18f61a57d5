import { expect, test } from "vitest";
import { wavHeader } from "./wav-header";

/** The fields of a header in their order, by http://soundfile.sapp.org/doc/WaveFormat. */
function fieldsOf(header: Buffer) {
  const view = new DataView(header.buffer, header.byteOffset, header.length);
  return {
    marks: [0, 8, 12, 36].map((at) => header.toString("latin1", at, at + 4)),
    sizes: [4, 16, 40].map((at) => view.getUint32(at, true)),
    kindAndChannels: [20, 22].map((at) => view.getUint16(at, true)),
    samplesAndBytesPerSecond: [24, 28].map((at) => view.getUint32(at, true)),
    bytesAndBitsPerSample: [32, 34].map((at) => view.getUint16(at, true)),
    length: header.length,
  };
}

const sound = {
  marks: ["RIFF", "WAVE", "fmt ", "data"],
  kindAndChannels: [1, 1],
  samplesAndBytesPerSecond: [24_000, 48_000],
  bytesAndBitsPerSample: [2, 16],
  length: 44,
};

test("says what the samples are, and how many", () => {
  expect(fieldsOf(wavHeader(24_000, 1_000))).toEqual({ ...sound, sizes: [1_036, 16, 1_000] });
});

test("leaves open how many samples come", () => {
  expect(fieldsOf(wavHeader(24_000))).toEqual({ ...sound, sizes: [0xff_ff_ff_ff, 16, 0xff_ff_ff_ff] });
});
