/** Kinds of software that have no place here, each with words that betray a package by its name, and well-known examples. */
export const FORBIDDEN_KINDS: Readonly<Record<string, { words: readonly string[]; names: readonly string[] }>> = {
  'seeing and recognising': {
    words: [
      'face',
      'facial',
      'faceapi',
      'biometric',
      'biometrics',
      'fingerprint',
      'fingerprintjs',
      'iris',
      'gait',
      'opencv',
      'tesseract',
      'ocr',
      'yolo',
      'recognition',
      'voiceprint',
      'mediapipe',
      'blazeface',
      'facemesh',
      'posenet',
      'plate',
      'alpr',
      'exif',
      'webcam',
      'vision',
    ],
    names: [
      'face-api.js',
      '@vladmandic/face-api',
      '@vladmandic/human',
      'opencv4nodejs',
      '@techstark/opencv-js',
      'tesseract.js',
      'clarifai',
      '@aws-sdk/client-rekognition',
      '@google-cloud/vision',
      '@azure/cognitiveservices-face',
      'tracking',
      'clmtrackr',
      'node-webcam',
      'exifr',
    ],
  },
  'learning from examples': {
    words: ['tensorflow', 'tfjs', 'onnxruntime', 'transformers', 'torch', 'xgboost', 'sentiment', 'llamacpp'],
    names: [
      '@tensorflow/tfjs',
      '@tensorflow/tfjs-node',
      'onnxruntime-node',
      '@huggingface/transformers',
      '@xenova/transformers',
      'brain.js',
      'natural',
      'sentiment',
      'ml5',
    ],
  },
  'joining records of one person': {
    words: [
      'linkage',
      'dedupe',
      'deduplicate',
      'fuzzy',
      'fuzzyset',
      'soundex',
      'metaphone',
      'levenshtein',
      'jaro',
      'phonetic',
      'libphonenumber',
      'simhash',
      'minhash',
      'mrz',
      'idcard',
      'passport',
    ],
    names: [
      'fuse.js',
      'fuzzball',
      'fuzzysort',
      'string-similarity',
      'fastest-levenshtein',
      'talisman',
      'natural-matching',
      'libphonenumber-js',
      'google-libphonenumber',
      'id-validator',
      'china-id-card',
      'mrz',
      'jaro-winkler',
      'double-metaphone',
      'recordlinkage',
    ],
  },
  'collecting from people and pages': {
    words: [
      'scrape',
      'scraper',
      'scraping',
      'crawler',
      'crawl',
      'puppeteer',
      'selenium',
      'cheerio',
      'wechat',
      'weibo',
      'wechaty',
      'twitter',
      'facebook',
      'telegram',
      'whatsapp',
      'tracker',
      'analytics',
      'keylogger',
      'imsi',
      'sniffer',
      'pcap',
      'bluetooth',
      'geolocation',
      'geoip',
      'gps',
      'nmea',
      'osint',
    ],
    names: [
      'puppeteer',
      'puppeteer-core',
      'selenium-webdriver',
      'cheerio',
      'crawlee',
      'x-ray',
      'node-crawler',
      'simplecrawler',
      'wechaty',
      'twit',
      'geoip-lite',
      'maxmind',
      '@fingerprintjs/fingerprintjs',
      'mixpanel',
      'posthog-js',
      'cap',
      'noble',
      'gpsd',
    ],
  },
};

/**
 * Packages that a word would catch and that are allowed, with the reason. `playwright-core` drives our own pages in a local browser in
 * tests; it may never become a dependency of a package.
 */
export const ALLOWED: Readonly<Record<string, string>> = {};

/** Packages that may be installed for development only. */
export const DEVELOPMENT_ONLY: readonly string[] = ['playwright-core', 'playwright', 'jsdom', 'vitest'];

/** The kind of forbidden software that a package name points to, or null. */
export function forbiddenKind(name: string): string | null {
  if (name in ALLOWED) return null;
  const words = name.toLowerCase().split(/[^a-z0-9]+/);
  for (const [kind, marks] of Object.entries(FORBIDDEN_KINDS)) {
    if (marks.names.includes(name) || words.some((word) => marks.words.includes(word))) return kind;
  }
  return null;
}
