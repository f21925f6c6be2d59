import { decompress } from 'lzma1';

/** Stands at the end of what is packed: whatever was torn or altered on its way ends otherwise. */
export const END = '/* end of the laboratory */';

/** The bytes of a packed script, which is base64 of LZMA. Throws Error where they are torn. */
export function unpacked(packed: string): Uint8Array<ArrayBuffer> {
  const letters = atob(packed.trim());
  // Letter by letter: to walk over the text as over a list takes as long as to unpack it.
  const file = new Uint8Array(letters.length);
  for (let i = 0; i < file.length; i++) file[i] = letters.charCodeAt(i);
  const bytes = decompress(file);
  const end = new TextDecoder().decode(bytes.subarray(Math.max(0, bytes.length - END.length)));
  if (end !== END) throw new Error('the packed script is torn');
  return new Uint8Array(bytes);
}
