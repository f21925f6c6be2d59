// Bundled for the browser and run in a worker of a page: a smoke study on the engine, from texts that the page sends.
import * as engine from '@glasshouse/model';
import { loadStudy, parseRegister } from '@glasshouse/model';
import { inlineExecutor, runStudy } from '@glasshouse/study';

self.onmessage = async ({ data: { study, files, followed, progress } }) => {
  try {
    const read = (path) => {
      if (!(path in files)) throw new Error(`${path} was not sent`);
      return files[path];
    };
    const register = parseRegister(read('evidence/register.csv'));
    let told = 0;
    const document = await runStudy(loadStudy(study, { read }, register), {
      size: 'reduced',
      seed: 1,
      engineHash: 'platforms',
      register,
      executor: inlineExecutor(engine),
      ...(followed ? {} : { follow: null }),
      ...(progress ? { onProgress: () => (told += 1) } : {}),
    });
    self.postMessage({ followed: document.followed.length, told, hash: document.hash });
  } catch (error) {
    self.postMessage({ error: String(error) });
  }
};
