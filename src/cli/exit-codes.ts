/** Exit codes of every command, shown by `--help` and in the README; each error of the catalogue names its own. */
export const exitCodeHelp = `
退出码:
  0  成功
  1  程序内部出错（已写诊断文件）
  2  输入的参数、文件或数据有误，什么都没有写入
  3  本机缺少条件（目录、证书、端口、程序文件）
  4  被拒绝（权限或规则不允许）；批量的，部分被退回或跳过，其余已写入
  5  服务端或网络不可用
  6  登录或密钥有误`
