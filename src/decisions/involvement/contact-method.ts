import { codes } from '../../kernel/members.ts';

export const CONTACT_METHOD = codes('ContactMethod', 'How somebody was told or asked.', {
  MEETING: 'In a meeting.',
  CONVERSATION: 'In conversation.',
  LETTER: 'By letter.',
  EMAIL: 'By e-mail.',
  PHONE: 'By telephone.',
  PORTAL: 'Through a portal.',
});
