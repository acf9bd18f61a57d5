/** How the base64 of a WAV file begins: RIFF. */
const riff = "UklGR";
const headerLength = 44;
/** What OpenAI and Qwen stream: bare samples of 16 bits, one channel. https://platform.openai.com/docs/guides/audio */
const samplesPerSecond = 24_000;
const bytesPerSample = 2;

/** Sound in base64 as a file, where a WAV file was asked for and bare samples came, as they do in streams. */
export function toSound(base64: string, format: string | undefined): string {
  if (format !== "wav" || base64 === "" || base64.startsWith(riff)) return base64;
  const samples = Buffer.from(base64, "base64");
  return Buffer.concat([wavHeader(samples.length), samples]).toString("base64");
}

/** http://soundfile.sapp.org/doc/WaveFormat */
function wavHeader(length: number): Buffer {
  const header = Buffer.alloc(headerLength);
  header.write("RIFF", 0);
  header.writeUInt32LE(headerLength - 8 + length, 4);
  header.write("WAVEfmt ", 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(samplesPerSecond, 24);
  header.writeUInt32LE(samplesPerSecond * bytesPerSample, 28);
  header.writeUInt16LE(bytesPerSample, 32);
  header.writeUInt16LE(bytesPerSample * 8, 34);
  header.write("data", 36);
  header.writeUInt32LE(length, 40);
  return header;
}
