import { english } from '../text/english.js';
import type { Language, Lesson } from '../lessons/lesson.js';
import type { Texts } from '../text/english.js';
import type { World } from '../run/worlds.js';

/**
 * The title of a world in the language of the page: that of the lesson it comes from, or of a world of the laboratory's own questions. A title that a person
 * wrote, or a study, stays as it is. In files and links a title is English, so that the language of the page changes no result hash.
 */
export function worldName(world: World, texts: Texts, language: Language, lesson: Lesson | undefined): string {
  const taught = lesson?.texts[language].worlds[world.id];
  if (taught !== undefined) return taught;
  const known = english.worldTitles as Readonly<Record<string, string>>;
  return known[world.id] === world.title ? (texts.worldTitles as Readonly<Record<string, string>>)[world.id]! : world.title;
}
