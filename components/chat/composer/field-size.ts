/** Gives the field the height of its text where CSS cannot. */
export function growField(field: HTMLTextAreaElement | null): void {
  if (!field) return;
  field.style.height = "";
  if (!CSS.supports("field-sizing", "content")) field.style.height = `${field.scrollHeight}px`;
}

/** Whether a text is long enough for a larger field to help. */
export function isLongText(text: string): boolean {
  return text.length > 400 || text.split("\n", 6).length > 5;
}
