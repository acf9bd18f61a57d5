import type { LlamaModel, Token } from "node-llama-cpp";

/**
 * The bytes that tokens stand for. Text alone will not do: a token can be a part of a character. Vocabularies spell
 * bytes in one of two ways: byte-level BPE gives each byte a printable character
 * (https://github.com/openai/gpt-2/blob/master/src/encoder.py, bytes_to_unicode), SentencePiece writes a space as
 * U+2581 and a lone byte as <0xE4>.
 */
export class TokenBytes {
  readonly #model: LlamaModel;
  readonly #vocabulary: readonly string[];
  readonly #isByteLevel: boolean;

  constructor(model: LlamaModel) {
    const { ggml } = model.fileInfo.metadata.tokenizer;
    this.#model = model;
    this.#vocabulary = ggml.tokens ?? [];
    this.#isByteLevel = ggml.model === "gpt2";
  }

  of(token: Token): Uint8Array {
    const spelled = this.#vocabulary[token];
    if (spelled === undefined) return Buffer.from(this.#model.detokenize([token], true));
    if (this.#isByteLevel) return fromByteLevel(spelled);
    const [, byte] = /^<0x([0-9A-F]{2})>$/.exec(spelled) ?? [];
    return byte ? Uint8Array.of(Number.parseInt(byte, 16)) : Buffer.from(spelled.replaceAll("\u2581", " "));
  }
}

function fromByteLevel(spelled: string): Uint8Array {
  const bytes = [...spelled].flatMap((character) => {
    const byte = byteOf.get(character);
    // Marks of the template stand in the vocabulary as they are.
    return byte === undefined ? [...Buffer.from(character)] : [byte];
  });
  return Uint8Array.from(bytes);
}

/** Printable bytes stand for themselves; the others follow from U+0100 on, in order. */
const byteOf = new Map<string, number>();
for (let byte = 0, others = 0; byte < 256; byte += 1) {
  const isPrintable = (byte > 0x20 && byte < 0x7f) || (byte > 0xa0 && byte !== 0xad);
  byteOf.set(String.fromCodePoint(isPrintable ? byte : 0x100 + others++), byte);
}
