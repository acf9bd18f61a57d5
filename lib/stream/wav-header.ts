const headerLength = 44;
const bytesPerSample = 2;
/** The length of samples that are still being made. */
const unknown = 0xff_ff_ff_ff;

/**
 * What stands before bare samples of 16 bits and one channel in a WAV file; `length` is theirs in bytes, when it is
 * known. http://soundfile.sapp.org/doc/WaveFormat
 */
export function wavHeader(samplesPerSecond: number, length?: number): Buffer {
  const header = Buffer.alloc(headerLength);
  header.write("RIFF", 0);
  header.writeUInt32LE(length === undefined ? unknown : headerLength - 8 + length, 4);
  header.write("WAVEfmt ", 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(samplesPerSecond, 24);
  header.writeUInt32LE(samplesPerSecond * bytesPerSample, 28);
  header.writeUInt16LE(bytesPerSample, 32);
  header.writeUInt16LE(bytesPerSample * 8, 34);
  header.write("data", 36);
  header.writeUInt32LE(length ?? unknown, 40);
  return header;
}
