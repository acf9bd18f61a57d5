import type { files as english } from "@/lib/i18n/messages/en/files";

/** Simplified Chinese: attachments. */
export const files: Record<keyof typeof english, string> = {
  "files.add": "添加文件",
  "files.choose": "选择要添加的文件",
  "files.list": "本条消息的文件",
  "files.ofMessage": "附件",
  "files.pictures": "图片附件",
  "files.remove": "移除 {name}",
  "files.retry": "重新上传 {name}",
  "files.open": "查看 {name}",
  "files.download": "下载 {name}",
  "files.close": "关闭",
  "files.loading": "文件",
  "files.waiting": "等待上传",
  "files.reading": "正在读取…",
  "files.progress": "{percent}%，共 {size}",
  "files.progressOf": "{name} 的上传进度",
  "files.pages": "{count} 页",
  "files.tooMany": "一条消息最多 {count} 个文件，多出的没有添加。",
  "files.problem.type": "无法读取这种文件。可以添加图片、PDF、办公文档、文本、音频和视频。",
  "files.problem.size": "文件太大，单个文件最大 {limit}。",
  "files.problem.pixels": "图片像素太多，请缩小后再添加。",
  "files.problem.unpacked": "文件内容过多，无法读取。",
  "files.problem.quota": "空间不足，已用 {used}，共 {quota}。删除对话会一并删除其中的文件。",
  "files.problem.empty": "文件是空的。",
  "files.problem.content": "文件已损坏或有密码保护。",
};
