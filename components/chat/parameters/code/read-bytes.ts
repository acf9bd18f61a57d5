import { fileAddress } from "@/components/chat/attachments/file-part";

/** The content of stored files in base64, by their ids. @throws Error when one cannot be read. */
export async function readBytes(fileIds: readonly string[]): Promise<Map<string, string>> {
  const read = await Promise.all(fileIds.map(async (id) => [id, await readOne(id)] as const));
  return new Map(read);
}

async function readOne(fileId: string): Promise<string> {
  const response = await fetch(fileAddress(fileId));
  if (!response.ok) throw new Error(`The file could not be read: ${response.status}`);
  const blob = await response.blob();
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
