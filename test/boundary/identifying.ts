/**
 * Names under which something about a real person could stand. Matched against a key, column or parameter after it has been split
 * into small words: `birthDate`, `birth_date` and `BIRTH-DATE` are all `birth date`.
 */
const IDENTIFYING: readonly RegExp[] = [
  /\b(first|last|full|family|given|maiden|nick|user|legal) ?names?\b/,
  /^names?$|\b(person|people|resident|citizen|debtor|household|family|member|holder|child|kin) names?\b|\bname of (a |the )?(person|resident)\b/,
  /\b(surname|forename|nickname|username)s?\b/,
  /\b(passport|visa|licen[cs]e|document|identity|id|card|account|case|file|dossier|record|plate|number plate|social security|tax|hukou) ?(no|num|number|numbers|card|cards|code|codes)\b/,
  /\b(ssn|nin|imei|imsi|msisdn|iban|idcard|mrz|uid|guid|uuid)\b/,
  /\b(e ?mail|phone|phones|telephone|mobile|fax|wechat|weibo|qq|whatsapp|telegram|handle|contact|contacts)\b/,
  /\b(address|addresses|street|streets|postcode|postal|zip|house number|door)\b/,
  /\b(latitude|longitude|lat|lon|lng|coordinate|coordinates|gps|geo|geojson|geometry|geohash|location|locations|position|whereabouts)\b/,
  /\b(birth|born|birthday|birthdate|dob)\b/,
  /\b(face|faces|facial|photo|photos|photograph|portrait|image|images|picture|pictures|video|videos)\b/,
  /\b(fingerprint|fingerprints|iris|retina|dna|blood|voice ?print|biometric|biometrics|gait)\b/,
  /\b(nationality|religion|sexuality|caste|diagnosis|political)\b/,
];

/** Names under which something that happened to real people could be let in or sent out. */
const FEEDING: readonly RegExp[] = [
  /\b(event|events|situation|situations|incident|incidents|observation|observations|sighting|sightings|replay|trace in)\b/,
  /\b(import|importer|upload|ingest|webhook|endpoint|feed|subscribe|scrape|crawl)\b/,
  /\b(people|persons|residents|citizens|individuals|members|suspects|debtors|kin)\b.*\b(file|csv|json|list|table|rows|data|url|path)\b/,
  /\b(match|link|identify|recogni[sz]e|track|locate|notify|publish)\b/,
];

/** A name as small words: camel case, snake case and kebab case all become blanks. */
export const asWords = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .trim()
    .toLowerCase();

/** Whether a key, column or parameter could hold something about a real person. */
export const isIdentifying = (name: string): boolean => IDENTIFYING.some((one) => one.test(asWords(name)));

/** Whether a key, parameter or flag could let real happenings in or send something out. */
export const isFeeding = (name: string): boolean => FEEDING.some((one) => one.test(asWords(name)));
