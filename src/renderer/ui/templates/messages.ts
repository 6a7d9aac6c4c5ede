export const templateMessages = {
  noWord: '不是有效的 Word 文件（.docx），请在 Word 或 WPS 中另存为 .docx 后重新选择。',
  tooLarge: '文件过大（模板不超过 10 MB，展开后不超过 100 MB），请删去其中的图片后另存为新的 .docx。',
  noDocument: '文件中没有正文，请检查后重新选择。',
  brokenPart: (name: string) => `试填后“${name}”不再是有效的内容，请检查模板中该处的标签。`,
  leftStanding: (words: string) => `“${words}”处的标签没有成对，试填后仍留在文中，请检查花括号。`,
  syntax: (detail: string) => `标签没有成对或者没有写完整：${detail}。循环标签写作 {#名称}…{/名称}。`,
  failed: (detail: string) => `试填没有成功：${detail}`,
} as const
