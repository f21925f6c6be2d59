import type { ShippedStudy } from '@glasshouse/model';

/** Keys of a file of claims, in the order in which they are written. */
const KEYS = 'id,title,size,seed,hash,command,inputs,claims,ratios,sources';

/** Whether a file holds claims that Glasshouse wrote. */
export const isClaims = (bytes: Uint8Array): boolean => {
  try {
    const found = JSON.parse(Buffer.from(bytes).toString('utf8')) as Partial<ShippedStudy>;
    return Object.keys(found).join(',') === KEYS && /^[0-9a-f]{64}$/.test(found.hash ?? '') && Array.isArray(found.claims);
  } catch {
    return false;
  }
};

/** How every page of a report begins and ends, from its first tag to its title and in its foot. */
const HEAD =
  /^<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="[^"\n]*">\n(<meta name="[a-z -]+" content="[^"\n]*">\n)+<title>[^<\n]* \u2013 Glasshouse, synthetic<\/title>\n<style>/;
const FOOT =
  /\n<p>Glasshouse study <code>[^<\n]*<\/code>, seed <code>\d+<\/code>, (full|reduced) size, result hash <code class="hash">[0-9a-f]+<\/code>\. Every simulated number is synthetic\.<\/p><\/footer>\n<\/body>\n<\/html>\s*$/;

/** Whether a file is a page that Glasshouse wrote. */
export function isReportPage(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes).toString('utf8');
  return HEAD.test(text) && FOOT.test(text);
}

const OPENINGS: Readonly<Record<string, RegExp>> = {
  'array.sbatch':
    /^#!\/bin\/bash\n(#SBATCH [^\n]*\n)+# Send this as often as needed: runs that are done are kept\. Options of sbatch go before the path of this script,\n/,
  'indexed-job.yaml': /^# Change the image to one with Glasshouse in it, and the volume to the one that holds this folder\.\n/,
};

/** Whether a script is one that Glasshouse wrote, changed or not. */
export const isScript = (name: string, text: string): boolean => OPENINGS[name]?.test(text.replaceAll('\r\n', '\n')) === true;

/** Whether a file in a result folder that people open is one that Glasshouse wrote there: a page, the claims or a script. */
export function isOwnFile(name: string, bytes: Uint8Array): boolean {
  if (name === 'claims.json') return isClaims(bytes);
  return name.endsWith('.html') ? isReportPage(bytes) : isScript(name, Buffer.from(bytes).toString('utf8'));
}
