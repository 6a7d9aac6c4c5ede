/** What the server's own pages say; everything else comes from the error catalogue. */
export const pageTexts = {
  missingTitle: '网页客户端尚未构建',
  missingText: '服务端已在运行，但安装目录中没有网页客户端（out/web）。',
  missingTodo: '请管理员在安装目录执行 npm run build 后刷新本页；桌面客户端不受影响。',
  requestNumber: '请求编号（联系管理员时提供）：',
  installTitle: '安装根证书',
  installIntro:
    '本服务端使用本单位自己的根证书。每台电脑安装一次后，浏览器和桌面客户端就不再提示“不安全”。安装前请向管理员电话核对下面的指纹，一致才安装。',
  fingerprint: 'SHA-256 指纹',
  download: '下载根证书（ca.crt）',
  back: '打开工作台',
  steps: [
    {
      os: 'Windows',
      lines: [
        '双击下载的 ca.crt，点“安装证书”。',
        '选“本地计算机”（没有管理员权限的选“当前用户”），下一步。',
        '选“将所有的证书都放入下列存储”，浏览到“受信任的根证书颁发机构”，确定，完成。',
        '关闭并重新打开浏览器。',
      ],
    },
    {
      os: '统信 UOS / 银河麒麟 / Debian',
      lines: [
        '打开终端，进入下载目录。',
        'sudo cp ca.crt /usr/local/share/ca-certificates/zhifa-jiandu.crt && sudo update-ca-certificates',
        '浏览器：设置 → 隐私和安全 → 证书管理 → 授权机构 → 导入 ca.crt，勾选“信任该证书以标识网站”。',
      ],
    },
    {
      os: 'macOS',
      lines: ['双击 ca.crt，放入“系统”钥匙串。', '在钥匙串中双击该证书，展开“信任”，把“使用此证书时”改为“始终信任”。'],
    },
  ],
  domain:
    '域内电脑可由管理员用组策略统一下发：计算机配置 → Windows 设置 → 安全设置 → 公钥策略 → 受信任的根证书颁发机构。',
} as const
