import type { SupportTexts } from './types.ts';

export const pt: SupportTexts = {
  checkIn:
    'Obrigado por me contar. Isso parece muito pesado, e ainda bem que você colocou em palavras. Quero perguntar diretamente: você está tendo pensamentos de morrer ou de tirar a própria vida? Seja qual for a resposta, pode dizê-la aqui.',
  crisis:
    'Ainda bem que você me contou, e levo isso a sério. O que você carrega parece insuportável, e não precisa carregar sem ajuda. Você está pensando em tirar a própria vida agora? Já pensou como, ou quando? Por favor, procure alguém que possa estar com você: uma pessoa de confiança, um médico ou um dos serviços abaixo.',
  means:
    'Se houver por perto algo com que você possa se machucar, por favor afaste-se disso ou peça a alguém que o leve. Por favor, não fique sem companhia esta noite.',
  emergency:
    'Isto é uma emergência, e a sua vida importa. Por favor, ligue agora para {emergency} ou peça a alguém que ligue com você. Diga o que aconteceu, o que tomou ou fez, e quando. Destranque a porta, fique onde possam encontrar você e não fique sem companhia.',
  emergencyOther:
    'Isto é uma emergência. Por favor, ligue agora para {emergency}. Fique com essa pessoa se for seguro para você, diga o que aconteceu e quando, e siga o que disserem ao telefone.',
  helper:
    'Obrigado por cuidar dessa pessoa. Ouvir isso assusta, e você não precisa lidar com isso sem ajuda. Se ela pode estar em perigo agora, ligue para {emergency} e fique com ela se for seguro. Pergunte diretamente se ela pensa em suicídio: perguntar não dá a ideia. Escute, afaste os meios e chame outro adulto ou um profissional. Os serviços abaixo também orientam quem se preocupa com alguém.',
  abuse:
    'Sinto muito pelo que está acontecendo com você. A culpa não é sua, e você merece estar em segurança. Você está em perigo neste momento? Se estiver, ligue para {emergency} assim que puder fazê-lo com segurança.',
  harmToOthers:
    'Ainda bem que você disse isso aqui. Sentimentos tão fortes podem passar, e ninguém foi ferido ainda. Por favor, afaste-se da pessoa e de tudo que possa servir de arma, e fale com alguém agora: uma linha de apoio, um médico ou {emergency}, se achar que pode agir.',
  leaveStory: 'Vou sair da história por um momento, porque você importa mais do que ela.',
  returnToStory: 'A história continua aqui, e podemos voltar a ela quando você quiser.',
  resources: 'Pessoas com quem você pode falar:',
  directory: 'Em findahelpline.com você encontra um serviço onde mora.',
  closing: 'Sou uma IA e não substituo uma pessoa, mas estou aqui e leio você. O que é mais difícil agora?',
  emergencyFallback: 'o número de emergência do seu país',
  withheld:
    'Não posso dizer isso, porque poderia ferir alguém. Se você está sofrendo, prefiro muito mais saber como você está.',
  failed:
    'Não consigo responder agora. Se você está em perigo ou pensa em se machucar, por favor ligue para {emergency} ou procure alguém de confiança.',
  call: 'ligue',
  text: 'mensagem',
};
