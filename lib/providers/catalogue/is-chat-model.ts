/** What models are called that vendors list beside those that answer questions: vectors, pictures, sound, moderation. */
const others =
  /(^|[-_/.])(text-embedding|embed(ding)?s?|bge|rerank(er)?|whisper|tts|dall-e|gpt-image|chatgpt-image|sora|imagen|veo|lyria|(omni|text)-moderation|mistral-moderation|mistral-ocr|realtime|live|transcribe|babbage|davinci|aqa|seedream|seedance|seededit|cogview|cogvideox?|kolors|flux|stable-diffusion|wan[x\d.]*|speech|cosyvoice|sensevoice|paraformer|qwen-image|hunyuan-(image|video|3d))([-_/.:\d]|$)/i;

/** Whether a listed model answers questions, as far as its name tells. */
export function isChatModel(name: string): boolean {
  return !others.test(name);
}
