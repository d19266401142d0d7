import type { Telegram } from 'telegraf';
import { textsFor } from './texts.js';

/** Sets the bot's command menu and descriptions, in Chinese by default and in English for English clients. */
export async function announceBot(telegram: Telegram): Promise<void> {
  const languages = [{ texts: textsFor(undefined) }, { texts: textsFor('en'), language_code: 'en' }];
  for (const { texts, ...language } of languages) {
    await telegram.callApi('setMyCommands', { commands: [...texts.commands], ...language });
    await telegram.callApi('setMyDescription', { description: texts.description, ...language });
    await telegram.callApi('setMyShortDescription', { short_description: texts.shortDescription, ...language });
  }
  await telegram.callApi('setChatMenuButton', { menu_button: { type: 'commands' } });
}
