/** A file imported `with { loader: 'text' }`. */
declare module '*.txt' {
  const text: string;
  export default text;
}
