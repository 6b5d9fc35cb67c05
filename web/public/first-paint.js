// Before the first pixel: the stored theme, density and language, and whether the frame is shown, so that nothing flashes. appearance.ts and
// language.tsx own these keys; a separate file because the page's policy allows no inline scripts.
;(() => {
  const page = document.documentElement
  const theme = localStorage.getItem('kedang.theme')
  const dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  page.dataset.theme = dark ? 'dark' : 'light'
  page.dataset.density = localStorage.getItem('kedang.density') === 'comfortable' ? 'comfortable' : 'dense'
  if (localStorage.getItem('kedang.language') === 'en') page.lang = 'en'
  // Screens without the frame (frame: 'alone' in screens.ts) are for people without a session.
  if (/^\/(sign-in|setup|form|fill)(\/|$)/.test(location.pathname)) page.dataset.frame = 'alone'
  else window.kedangAhead = new Map(['/api/session.me', '/api/option.own'].map((address) => [address, ask(address)]))

  // What every screen waits for, asked while its code is still on the way; web/api.ts takes the answers.
  function ask(address) {
    const headers = { 'x-kedang': '1', 'accept-language': page.lang }
    return fetch(address, { credentials: 'same-origin', headers }).catch(() => undefined)
  }
})()
