import { hasTerminal, initAtTerminal } from '../../../orders-to-xml/test/hostile/at-terminal.ts';
import { beginner, checked } from './beginner.ts';
import { onShopStage } from './shop-stage.ts';

const questions = [
  ...['How do orders', 'FTP server (name', 'Encryption', 'FTP account?', 'FTP password?'],
  ...['Address of the shop?', 'Key of the web service', 'It does not work like this', 'Address of the shop?'],
  ...['Key of the web service', 'Which states are sales', 'Write them?'],
];

const down = '\u001b[B';

(hasTerminal ? test : test.skip)(
  'on a real terminal: a wrong key, then the right one; neither is echoed, and check likes what is written',
  () =>
    onShopStage(async (stage) => {
      const { shop, rehearsal } = stage;
      beginner(stage);
      const wrong = 'W'.repeat(32);
      const answers = [
        ...[
          down,
          `127.0.0.1:${rehearsal.server?.port}`,
          `${down}${down}`,
          'passerelle',
          'secret-de-repetition',
        ],
        ...[shop.url, wrong, '', '', shop.key, '', ''],
      ];
      const screen = await initAtTerminal(rehearsal.workDir, questions, answers);
      expect(screen).toContain('The shop refuses the key');
      expect(screen).toContain('The login works');
      expect(screen).not.toContain(wrong);
      expect(screen).not.toContain(shop.key);
      expect((await checked(stage)).exitCode).toBe(0);
    }),
  60_000,
);
