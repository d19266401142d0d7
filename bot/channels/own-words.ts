/**
 * What the bot says of itself on every channel, in Chinese. Plain text that is HTML as well: no character of it has a
 * meaning there.
 */
export const ownWords = {
  unsupported: '抱歉，我只看得懂文字。请您把问题打成一句话发给我。',
  tooFast: '您问得有点快，请过几秒再问。',
  late: '还在查，请您过一会儿再问一次。',
  forgotten: '好的，与您在这里的对话有关的记录都已删除。',
  thanks: '谢谢您的反馈！',
  expired: '这条回答已经过期了，请您再问一次。',
} as const;
