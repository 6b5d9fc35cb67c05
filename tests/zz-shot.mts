

const base = process.env['BASE'] ?? 'http://localhost:8090'
const [,, out, width, theme, lang, ...urls] = process.argv
const mod = await import('./browser.ts')
const browser = await mod.launchBrowser()
const page = await browser.newPage({ viewport: { width: Number(width), height: Number(width) < 500 ? 812 : 900 }, colorScheme: theme as 'dark', locale: lang })
const r = await page.request.post(base + '/api/session.signIn', { headers: { 'x-kedang': '1', 'content-type': 'application/json' }, data: { email: 'admin@demo.example', password: 'T7-vela-44-korn' } })
console.log(r.status(), (await r.text()).slice(0,200))
await page.goto(base + '/today')
await page.evaluate(([t,l]) => { localStorage.setItem('kedang.theme', t); localStorage.setItem('kedang.language', l) }, [theme, lang])
let n = 0
for (const url of urls) {
  await page.goto(base + url, { waitUntil: 'networkidle' }).catch(() => {})
  await page.waitForTimeout(2500)
  await page.screenshot({ path: `${out}-${n++}.png` })
}
await browser.close()
