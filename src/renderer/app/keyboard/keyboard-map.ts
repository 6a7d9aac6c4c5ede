export interface KeyboardGroup {
  readonly title: string
  readonly keys: readonly { readonly keys: readonly string[]; readonly does: string }[]
}

/** What the keys do; shown by `?` and F1. */
export const keyboardMap: readonly KeyboardGroup[] = [
  {
    title: '随处可用',
    keys: [
      { keys: ['Ctrl', 'K'], does: '搜索编号、机关、正文' },
      { keys: ['Ctrl', 'L'], does: '锁定' },
      { keys: ['Alt', '数字'], does: '打开左侧第几个模块' },
      { keys: ['?'], does: '显示本页（也可按 F1）' },
      { keys: ['Esc'], does: '关闭窗口、右侧详情或取消选择' },
      { keys: ['Tab'], does: '移到下一个可操作处；不能办理的按钮也会说明原因' },
    ],
  },
  {
    title: '列表',
    keys: [
      { keys: ['J'], does: '下一条（也可按 ↓）' },
      { keys: ['K'], does: '上一条（也可按 ↑）' },
      { keys: ['PageUp', 'PageDown'], does: '翻页' },
      { keys: ['Home', 'End'], does: '第一条、最后一条' },
      { keys: ['Enter'], does: '打开' },
      { keys: ['空格'], does: '选中或取消（也可按 X）；按住 Shift 点击选中一段' },
      { keys: ['/'], does: '移到搜索框' },
    ],
  },
  {
    title: '线索受理',
    keys: [
      { keys: ['1'], does: '受理立线索' },
      { keys: ['2～9'], does: '以列出的理由不予受理，可立即撤销' },
      { keys: ['M'], does: '并入已有案件' },
      { keys: ['F'], does: '受理并转送有权机关' },
      { keys: ['G'], does: '受理并告知法定途径' },
      { keys: ['Ctrl', 'Z'], does: '撤销刚才的不予受理' },
    ],
  },
  {
    title: '对话框与表单',
    keys: [
      { keys: ['Ctrl', 'Enter'], does: '提交' },
      { keys: ['Enter'], does: '单行时提交；输入法选字时不会提交' },
    ],
  },
]
