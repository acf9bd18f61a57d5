/** What is taken, for whoever sent something else. */
export const takenKinds =
  "images (PNG, JPEG, WebP, GIF, AVIF), PDF, Word, Excel, PowerPoint, OpenDocument, EPUB, RTF, text of any kind, audio and video";
