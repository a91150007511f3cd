import type { PatternGroup } from '../types.ts';
import { sign } from './sign.ts';

/** Portuguese: warning signs. */
export const PORTUGUESE_SIGNS: readonly PatternGroup[] = [
  sign(
    'joining',
    2,
    `(ir | vou | encontrar | juntar me | me juntar | estar | em breve) _3 (com | ter com | ao lado d* | junto d*) _1 (ele | ela | eles | mae | pai | (minha | meu) (mae | pai | filho | filha | menina | esposa | mulher | marido | avo | irmao)) _4 (ceu | breve | de novo | la em cima | outro lado | outra vez)`,
  ),
  sign(
    'means',
    1,
    `(corda | pistola | revolver | espingarda | cartelas | comprimidos | raticida | chumbinho | veneno | navalha | estilete | gilete | insulina | trilhos | parapeito | terraço | penhasco | viga | morfina)`,
  ),
  sign(
    'means',
    2,
    `
(tenho | comprei | consegui | guardei | guardo | juntei | junto | escondi | carreguei | roubei | preparei | separei) _4 (corda | pistola | revolver | espingarda | arma | comprimidos | remedios | cartelas | raticida | chumbinho | veneno | navalha | estilete | gilete | insulina | morfina | tudo pronto)
(corda | pistola | espingarda | arma | comprimidos | remedios | cartelas | veneno | insulina | morfina) _4 (mao | maos | pront* | carregad* | gaveta | mesa | guardad* | escondid* | contad* | preparad* | frente)
(sei onde guarda | chave do armario | tenho tudo pronto | tudo preparado | esta tudo pronto | ta tudo pronto)
`,
  ),
  sign(
    'place',
    2,
    `(estou | to | vou | fui | subi | sentad* | parad* | caminho | cheguei | estacionei | frente) _4 (terraço | ponte | penhasco | trilhos | plataforma | precipicio | parapeito | varanda | sacada | rio | mar | represa | barragem | telhado | andar | viaduto | falesia)`,
  ),
  sign(
    'farewell',
    2,
    `(me despedir | despedir me | despedida | dizer adeus | me despedi | despedi me | adeus a todos | tchau a todos | obrigad* por tudo | desculpa por tudo | desculpem | pedi perdao | me perdoem | perdoem me | perdoa mae | amo voces | amo muito voces | adoro vos | se cuidem | cuidem se | cuida d* | cuidem d* | quem cuida | diz a | digam a | ultimo abraço | ultima vez | ultimo cafe | ultimo jantar | ultima mensagem)`,
  ),
  sign(
    'letter',
    2,
    `(carta | cartas | bilhete | audio | video) _5 (escrev* | deixei | deixo | deixar | despedida | mesa | gaveta | travesseiro | almofada | filh* | mae | familia | pront*)\n(escrev*) _4 (carta | cartas | bilhete | despedida)`,
  ),
  sign(
    'settled',
    2,
    `(dei | doei | vendi | distribui | ofereci) _3 (meu | meus | minha | minhas | o | a | todas | tudo) _3\n(testamento | seguro de vida | seguro | jazigo | enterro | papeis | senhas | contas | herança | escritura | dividas | aluguel | renda) _4 (ordem | paguei | pago | pagas | assin* | deixei | deixo | organizei | pront* | filhos | nome | cancel* | quitei | fechei | em dia)\n(deixei o cachorro | deixei o gato | deixei o cao | apaguei minhas redes | apaguei as redes | pedi demissao | deixei tudo em ordem | tudo em ordem | arrumei tudo)`,
  ),
  sign(
    'resolved',
    2,
    `(decisao tomada | ja decidi | decidid* | esta decidido | ta decidido | nao ha volta | nao tem volta | unica saida | nao vejo outra saida | faço isso | vou fazer isso | tenho data | data marcada | escolhi o dia | tenho o dia | hoje e a noite | hoje e o dia | nao volto | nao vou voltar | desta semana nao passo | conto os dias | nao me procurem | vou embora de vez | vou embora pra sempre | vou embora deste mundo | combinei comigo)`,
  ),
  sign(
    'ended',
    2,
    `(nao funcionou | nao deu certo | eu tentei | tentei de novo | quase consegui | me acharam a tempo | acordei no hospital)`,
  ),
  sign(
    'final',
    1,
    `(quando eu nao estiver | quando eu for | quando eu morrer | nao vou precisar | ja nao preciso | nunca mais | para sempre | pra sempre | acaba tudo | acabou | enfim | descanso | descansar | e pronto | me encontrem | nao se culp* | sem que perceb*)`,
  ),
  sign(
    'state',
    1,
    `(calm* | em paz | a paz | ja nao tenho medo | sem medo | chorando | a chorar | tremendo | a tremer | garrafa | bebad* | sangue | tont* | frio | sem dor | alivio)`,
  ),
  sign(
    'time',
    1,
    `(esta noite | hoje | hoje a noite | amanha | daqui a uma hora | este fim de semana | nesse fim de semana | na (segunda | terça | quarta | quinta | sexta) | no (sabado | domingo) | aniversario | depois do natal | formatura | quando dormirem | quando acabar | madrugada | meia noite | em breve)`,
  ),
  sign(
    'alone',
    1,
    `(ninguem sabe | nao tem ninguem | nao ha ninguem | sozinh* em casa | dormirem | todos dormem | dormindo | a chave | trancad* | trancei a porta | desliguei o celular | desliguei o telemovel)`,
  ),
  sign(
    'despair',
    1,
    `(nao aguento | nao da mais | nao dá mais | nao posso mais | fart* | cansad* | sem sentido | sem saida | sem esperança | nada importa | pra que | para que | nao sirvo | nao valho | fracass* | ninguem me | nao tenho nada | devo | dividas | perdi | vazio | desesper* | afundad* | estorvo | fardo | peso)`,
  ),
  sign(
    'thought',
    1,
    `(penso em | penso nisso | pensamentos | me imagino | imagino me | um passo | saltar | pular | me deixar cair | a ideia | fico pensando | fico a pensar)`,
  ),
];
