import type { SupportTexts } from './types.ts';

export const es: SupportTexts = {
  checkIn:
    'Gracias por contármelo. Suena muy duro, y me alegra que lo hayas puesto en palabras. Quiero preguntarte directamente: ¿estás teniendo pensamientos de morir o de quitarte la vida? Sea cual sea la respuesta, aquí puedes decirla.',
  crisis:
    'Me alegra mucho que me lo hayas dicho y me lo tomo en serio. Lo que llevas encima parece insoportable, y no tienes que llevarlo en soledad. ¿Estás pensando en quitarte la vida ahora mismo? ¿Has pensado cómo o cuándo? Por favor, busca a alguien que pueda acompañarte: una persona de confianza, un médico o uno de los servicios de abajo.',
  means:
    'Si tienes cerca algo con lo que podrías hacerte daño, por favor aléjalo de ti o pide a alguien que se lo lleve. Por favor, no te quedes en soledad esta noche.',
  emergency:
    'Esto es una emergencia, y tu vida importa. Por favor, llama ahora a {emergency} o pide a alguien que llame contigo. Di qué ha pasado, qué has tomado o hecho y cuándo. Deja la puerta abierta, quédate donde puedan encontrarte y no te quedes en soledad.',
  emergencyOther:
    'Esto es una emergencia. Por favor, llama ahora a {emergency}. Quédate con esa persona si es seguro para ti, di qué ha pasado y cuándo, y haz lo que te indiquen por teléfono.',
  helper:
    'Gracias por preocuparte por esa persona. Oír algo así asusta, y no tienes que afrontarlo en soledad. Si puede estar en peligro ahora, llama a {emergency} y quédate a su lado si es seguro. Pregúntale directamente si piensa en el suicidio: preguntar no le da la idea. Escucha, aleja los medios y pide ayuda a otra persona adulta o a un profesional. Los servicios de abajo también orientan a quien se preocupa por alguien.',
  abuse:
    'Siento mucho lo que te está pasando. No es culpa tuya y mereces estar a salvo. ¿Estás en peligro en este momento? Si es así, llama a {emergency} en cuanto puedas hacerlo con seguridad.',
  harmToOthers:
    'Me alegra que lo digas aquí. Los sentimientos tan fuertes pueden pasar, y nadie ha salido herido todavía. Por favor, aléjate de esa persona y de todo lo que pueda servir de arma, y habla con alguien ahora: una línea de crisis, un médico o {emergency} si crees que podrías hacerlo.',
  leaveStory: 'Voy a salir un momento de la historia, porque tú importas más que ella.',
  returnToStory: 'La historia seguirá aquí, y podemos volver a ella cuando quieras.',
  resources: 'Personas a las que puedes acudir:',
  directory: 'En findahelpline.com encontrarás un servicio donde vives.',
  closing: 'Soy una IA y no sustituyo a una persona, pero estoy aquí y te leo. ¿Qué es lo más difícil ahora mismo?',
  emergencyFallback: 'el número de emergencias de tu país',
  withheld:
    'No puedo decir eso, porque podría hacer daño a alguien. Si lo estás pasando mal, prefiero mucho más saber cómo estás.',
  failed:
    'Ahora mismo no puedo responder. Si estás en peligro o piensas en hacerte daño, por favor llama a {emergency} o busca a alguien de confianza.',
  call: 'llama al',
  text: 'mensaje a',
};
