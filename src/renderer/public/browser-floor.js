/*
 * Runs before everything else, in the oldest language there is: on an old kernel the program itself does not even parse.
 * Chromium 109 is the last for Windows 7; below it parts of the store's ground are missing (architecture.md §1).
 */
;(function () {
  var floor = 109
  var found = /(?:\b|Headless)Chrom(?:e|ium)\/(\d+)\./.exec(navigator.userAgent)
  if (found && Number(found[1]) >= floor) return
  var root = document.documentElement
  root.setAttribute('data-too-old', 'true')
  document.addEventListener('DOMContentLoaded', function () {
    document.body.innerHTML =
      '<div class="too-old" role="alert"><h1>浏览器版本过旧，打不开执法监督工作台</h1>' +
      '<p>需要 Chromium ' +
      floor +
      ' 或更新内核的浏览器，例如新版 Edge、Chrome、360 安全浏览器（极速模式，内核 109 以上）。</p>' +
      '<p>当前浏览器：' +
      (found ? 'Chromium ' + found[1] : '其他内核') +
      '</p>' +
      '<p>请改用上述浏览器打开本网址，或联系本单位管理员安装桌面程序。本机上已保存的内容不受影响。</p></div>'
  })
})()
