declare module 'virtual:shipped' {
  const collected: unknown;
  export default collected;
}
