import type { AddCommand } from '../options.js';

export const sirenCommand: AddCommand = (to, { terminal, ends }) => {
  to.command('siren')
    .description('sound the siren')
    .argument('<tone>', 'how it sounds')
    .action(
      ends((tone: string) => {
        terminal.out(`sounds ${tone}`);
        return 3;
      }),
    );
};
