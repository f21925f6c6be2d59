/** Signatures of the records of a ZIP: before the bytes of a file, in the directory, at the end, and before the end of a larger form. */
const LOCAL = 0x04034b50;
const ENTRY = 0x02014b50;
const END = 0x06054b50;
const LARGE = 0x07064b50;
const LOCAL_BYTES = 30;
const ENTRY_BYTES = 46;
const END_BYTES = 22;
const MOST_COMMENT = 0xffff;
/** Flags: UTF-8 in names, and how hard was compressed. Others encrypt, or leave the length to be found out. */
const FLAGS = 0x0806;
/** Marks of DOS for a folder and for the name of a disk. */
const NO_FILE = 0x18;
/** Further fields that replace a length or a name. */
const REPLACING = new Set([0x0001, 0x7075]);
const MOST_SHOWN = 100;

/** The name of a file in an archive, as a message can hold it. */
export const nameShown = (name: string): string => JSON.stringify(name.length > MOST_SHOWN ? `${name.slice(0, MOST_SHOWN)}...` : name);

/** Whether the mode of Unix is none, or that of a plain file without further rights than to read, write and execute. */
const isPlainMode = (mode: number): boolean => [0, 0o100000].includes(mode & 0o170000) && (mode & 0o7000) === 0;

/** Whether further fields are whole, and none of them replaces what is stated elsewhere. */
function arePlain(fields: Buffer): boolean {
  let at = 0;
  while (at + 4 <= fields.length && !REPLACING.has(fields.readUInt16LE(at))) at += 4 + fields.readUInt16LE(at + 2);
  return at === fields.length;
}

/**
 * What is wrong with the form of a ZIP, in words; null where there is one way to read it alone. Some programs read the directory at its end, others the files
 * one after another: both have to find the same plain files, so that nothing may stand before, between or behind them, and each is described twice alike.
 */
export function formFault(archive: Uint8Array): string | null {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = bytes.length - END_BYTES;
  if (end < 0 || bytes.readUInt32LE(end) !== END) {
    const earlier = bytes.subarray(Math.max(0, end - MOST_COMMENT)).includes('PK\u0005\u0006');
    return earlier ? 'it has further bytes after its directory' : 'it is no ZIP, or was cut short';
  }
  const [disks, count, size, directory] = [
    bytes.readUInt32LE(end + 4),
    bytes.readUInt16LE(end + 8),
    bytes.readUInt32LE(end + 12),
    bytes.readUInt32LE(end + 16),
  ];
  if (disks !== 0 || count !== bytes.readUInt16LE(end + 10)) return 'it is one part of several';
  if ((end >= 20 && bytes.readUInt32LE(end - 20) === LARGE) || count === 0xffff) return 'it has the form for larger archives, ZIP64';
  if (directory + size !== end) return 'its directory is not where it says, as where bytes were put in front of the archive';
  const places: { name: string; from: number; to: number }[] = [];
  let at = directory;
  for (let i = 0; i < count; i += 1) {
    if (at + ENTRY_BYTES > end || bytes.readUInt32LE(at) !== ENTRY) return 'its directory is damaged';
    const named = at + ENTRY_BYTES + bytes.readUInt16LE(at + 28);
    const next = named + bytes.readUInt16LE(at + 30);
    if (next > end) return 'its directory is damaged';
    const nameBytes = bytes.subarray(at + ENTRY_BYTES, named);
    const name = nameShown(nameBytes.toString());
    if (bytes.readUInt16LE(at + 32) !== 0) return `${name} has a comment`;
    if ((bytes.readUInt16LE(at + 8) & ~FLAGS) !== 0) return `${name} is encrypted, or of a length that is not stated before it`;
    const marks = bytes.readUInt32LE(at + 38);
    if (!isPlainMode(marks >>> 16) || (marks & NO_FILE) !== 0)
      return `${name} is not marked as a plain file: a link, a folder or a special file`;
    const from = bytes.readUInt32LE(at + 42);
    if (from + LOCAL_BYTES > directory || bytes.readUInt32LE(from) !== LOCAL) return `${name} is not where the directory says`;
    const fields = from + LOCAL_BYTES + bytes.readUInt16LE(from + 26);
    const content = fields + bytes.readUInt16LE(from + 28);
    if (!bytes.subarray(from + LOCAL_BYTES, fields).equals(nameBytes))
      return `${name} has another name before its bytes than in the directory`;
    // Flags, compression, time, checksum, lengths and length of the name: in the same order in both.
    if (!bytes.subarray(from + 6, from + 28).equals(bytes.subarray(at + 8, at + 30)))
      return `${name} is described differently before its bytes and in the directory`;
    if (!arePlain(bytes.subarray(named, next)) || !arePlain(bytes.subarray(fields, content))) return `${name} has a second name or length`;
    places.push({ name, from, to: content + bytes.readUInt32LE(at + 20) });
    at = next;
  }
  if (at !== end) return 'its directory holds further bytes';
  let reached = 0;
  for (const { name, from, to } of places.sort((a, b) => a.from - b.from)) {
    if (from < reached) return `${name} overlaps another file`;
    if (from > reached) return `the ${from - reached} bytes before ${name} belong to none of its files`;
    reached = to;
  }
  if (reached > directory) return `${places.at(-1)!.name} overlaps the directory`;
  return reached < directory ? `the ${directory - reached} bytes before its directory belong to none of its files` : null;
}
