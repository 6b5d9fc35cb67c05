// opencc-js publishes its dictionaries without types: each is one string, 'from to|from to|…'.
declare module 'opencc-js/dict/*' {
  const entries: string
  export default entries
}
