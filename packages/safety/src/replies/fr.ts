import type { SupportTexts } from './types.ts';

export const fr: SupportTexts = {
  checkIn:
    'Merci de me le dire. Cela a l’air vraiment lourd, et je suis content que vous ayez mis des mots dessus. Je voudrais vous demander directement : avez-vous des pensées de mort ou l’idée de mettre fin à vos jours ? Quelle que soit la réponse, vous pouvez la dire ici.',
  crisis:
    'Merci de me l’avoir dit, je le prends au sérieux. Ce que vous portez semble insupportable, et vous n’avez pas à le porter seul. Pensez-vous à mettre fin à vos jours en ce moment ? Avez-vous pensé à comment, ou à quand ? S’il vous plaît, tournez-vous vers quelqu’un qui peut être avec vous : une personne de confiance, un médecin, ou l’un des services ci-dessous.',
  means:
    'S’il y a près de vous de quoi vous faire du mal, mettez-le hors de portée ou demandez à quelqu’un de l’emporter. S’il vous plaît, ne restez pas seul cette nuit.',
  emergency:
    'C’est une urgence, et votre vie compte. Appelez maintenant le {emergency}, ou demandez à quelqu’un d’appeler avec vous. Dites ce qui s’est passé, ce que vous avez pris ou fait, et quand. Déverrouillez la porte, restez là où l’on peut vous trouver, et ne restez pas seul.',
  emergencyOther:
    'C’est une urgence. Appelez maintenant le {emergency}. Restez auprès de cette personne si vous le pouvez sans danger, dites ce qui s’est passé et quand, et suivez ce qu’on vous dit au téléphone.',
  helper:
    'Merci de veiller sur cette personne. C’est effrayant à entendre, et vous n’avez pas à y faire face seul. Si elle est peut-être en danger maintenant, appelez le {emergency} et restez auprès d’elle si c’est sans risque. Demandez-lui directement si elle pense au suicide : poser la question ne donne pas l’idée. Écoutez, éloignez les moyens, et faites appel à un autre adulte ou à un professionnel. Les services ci-dessous conseillent aussi les proches.',
  abuse:
    'Je suis désolé de ce que vous vivez. Ce n’est pas votre faute, et vous avez le droit d’être en sécurité. Êtes-vous en danger en ce moment ? Si oui, appelez le {emergency} dès que vous pouvez le faire sans risque.',
  harmToOthers:
    'C’est bien de le dire ici. Des sentiments aussi forts peuvent passer, et personne n’a encore été blessé. Éloignez-vous de la personne et de tout ce qui pourrait servir d’arme, et parlez à quelqu’un maintenant : une ligne d’écoute, un médecin, ou le {emergency} si vous risquez de passer à l’acte.',
  leaveStory: 'Je sors un instant de l’histoire, parce que vous comptez plus qu’elle.',
  returnToStory: 'L’histoire sera toujours là, et nous pourrons y revenir quand vous voudrez.',
  resources: 'Des personnes à joindre :',
  directory: 'Sur findahelpline.com vous trouverez un service près de chez vous.',
  closing:
    'Je suis une IA et je ne remplace pas une personne, mais je suis là et je vous lis. Qu’est-ce qui est le plus dur en ce moment ?',
  emergencyFallback: 'numéro d’urgence de votre pays',
  withheld:
    'Je ne peux pas dire cela, car cela pourrait faire du mal à quelqu’un. Si vous allez mal, je préfère vraiment savoir comment vous allez.',
  failed:
    'Je ne peux pas répondre pour le moment. Si vous êtes en danger ou pensez à vous faire du mal, appelez le {emergency} ou une personne de confiance.',
  call: 'appeler le',
  text: 'SMS au',
};
