// Before the first pixel: the stored theme, density and language, so that nothing flashes. appearance.ts and
// language.tsx own these keys; a separate file because the page's policy allows no inline scripts.
;(() => {
  const page = document.documentElement
  const theme = localStorage.getItem('kedang.theme')
  const dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  page.dataset.theme = dark ? 'dark' : 'light'
  page.dataset.density = localStorage.getItem('kedang.density') === 'comfortable' ? 'comfortable' : 'dense'
  if (localStorage.getItem('kedang.language') === 'en') page.lang = 'en'
})()
