import type { SupportTexts } from './types.ts';

export const en: SupportTexts = {
  checkIn:
    "Thank you for telling me. That sounds really heavy, and I'm glad you put it into words. I'd like to ask you directly: are you having thoughts of dying or of ending your life? Whatever the answer is, you can say it here.",
  crisis:
    "I'm really glad you told me, and I'm taking it seriously. What you're carrying sounds unbearably painful, and you don't have to carry it alone. Are you thinking about ending your life right now? Have you thought about how, or when? Please reach out to someone who can be with you: a person you trust, a doctor, or one of the services below.",
  means:
    'If anything you could use to hurt yourself is within reach, please put distance between you and it, or ask someone to take it away. Please do not stay alone tonight.',
  emergency:
    'This is an emergency, and your life matters. Please call {emergency} now, or have someone with you call. Say what happened, what you took or did, and when. Unlock the door, stay where help can find you, and do not stay alone.',
  emergencyOther:
    'This is an emergency. Please call {emergency} now. Stay with them if it is safe for you, say what happened and when, and do what the people on the phone tell you.',
  helper:
    "Thank you for looking out for them. Hearing that is frightening, and you don't have to handle it alone. If they may be in danger right now, call {emergency} and stay with them if it is safe. Ask them directly whether they are thinking about suicide; asking does not put the idea into their head. Listen, keep them away from means, and bring in another adult or a professional. The services below also advise people who worry about someone.",
  abuse:
    "I'm sorry this is happening to you. It is not your fault, and you deserve to be safe. Are you in danger at this moment? If you are, call {emergency} as soon as you safely can. The services below are confidential and can help you think through what is safe.",
  harmToOthers:
    "I'm glad you said it here. Feelings this strong can pass, and nobody has been hurt yet. Please step away from the person and from anything that could be used as a weapon, and talk to someone now: a crisis line, a doctor, or {emergency} if you might act on it.",
  leaveStory: "I'm going to step out of the story for a moment, because you matter more than it does.",
  returnToStory: 'The story will still be here, and we can go back to it whenever you want.',
  resources: 'People you can reach:',
  directory: 'You can find a service where you live at findahelpline.com.',
  closing:
    "I'm an AI and no replacement for a person, but I'm here and I'm listening. What is the hardest part right now?",
  emergencyFallback: 'your local emergency number',
  withheld:
    "I can't say that, because it could hurt someone. If you are struggling, I would much rather hear how you are.",
  failed:
    "I can't answer right now. If you are in danger or thinking about hurting yourself, please call {emergency} or reach out to someone you trust.",
  call: 'call',
  text: 'text',
};
