import type { PatternGroup } from '../types.ts';

const HEIGHT = `ponte | terrazzo | terrazza | balcone | finestra | tetto | cavalcavia | viadotto | scogliera | dirupo | burrone | piano | parapetto | cornicione | torre | diga | ringhiera | davanzale | palazzo`;
const TRACKS = `treno | metro | metropolitana | binari | binario | banchina | autostrada | strada | camion | tir | tram | stazione | superstrada`;
const WATER = `mare | fiume | lago | acqua | pozzo | bacino | canale`;
const MEANS = `pillole | pastiglie | pasticche | farmaci | medicine | sonniferi | gocce | compresse | corda | cappio | pistola | fucile | doppietta | arma | coltello | taglierino | lametta | lamette | rasoio | lama | lame | veleno | topicida | insulina | gas | candeggina | morfina | barbiturici`;

/** Italian: what is said in many words, family by family. */
export const ITALIAN_FAMILIES: readonly PatternGroup[] = [
  {
    id: 'family.wish',
    category: 'suicide',
    level: 1,
    weak: true,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(se | che) mi _2 (prendesse un colpo | venisse un colpo | pigliasse un colpo | cogliesse) _4
(signore | dio) _2 (chiamami | prendimi | portami | riprendimi) _3
(tac | esami | risonanza | biopsia) _6 (dicesse | peggio | temono | male)
(meglio mort* | meglio morire | quasi meglio mort*)
(cuore) _3 (scord* | dimentic* | smett* | ferm*) _2
(aereo | treno) _3 non (arrivi | atterri | arrivasse)
(morire o vivere | vivere o morire) _6 (lo stesso | uguale | indifferente | fa)
(niente | nulla | aldila) _3 (meglio di qui | meglio di questo)
(chiudere gli occhi) _2 (x sempre | per sempre | e basta | e non)
(condanna | supplizio) _6 (fine | campare | vivere)
(chiedo) _2 di non esserci
(arrivi) _2 (presto)? la fine
(magari | vorrei | voglio | spero | prego | chiedo | sogno | meglio | mi piacerebbe | mi andrebbe | fa lo stesso | importa* | sollievo | bene | preferi*) _6 (non svegli* | non mi svegli* | non risvegli* | svegliarmi piu | non aprire gli occhi | non alzarmi piu | addormentarmi e non | dormire e non)
(non svegli* | non mi svegli* | non risvegli* | non riaprire gli occhi) _6 (uguale | import* | bene | sollievo | meglio | regalo | pace | dispiac*)
(cuore) _4 (si ferma* | fermi | fermasse | smette* di battere | ceda | cedesse | scoppi)
(invidia | invidio) _6 (morti | morto | riposa* | se ne sono andati | cimitero | chi muore | e gia andat* | chi e morto)
(magari | spero | speravo | sperare | sperato | speriamo) _8 (tumore | cancro | biopsia | maligno | incurabile | infarto | incidente | terminale | mi investa | mi investisse | mi prenda | non tornare)
(magari | che | se) _2 mi _2 (venga | venisse | investa | investisse | porti | portasse | cada | cadesse | ammazzi | ammazzasse | inghiotta | inghiottisse | uccida | uccidesse | prenda | tiri sotto | tirasse sotto)
(inghiotta | porti via | prenda | venga a) _3 (mare | terra | dio | signore | morte | madonna | prendermi)
(aspetto | attendo | in attesa | aspettando) _4 (la morte | la mia ora | il mio turno | che dio mi | che tocchi a me | la fine | che finisca)
(perche) _3 non (sono morto io | sono morta io | io | toccato a me | a me | ha preso me | hanno preso me)
(dovevo | avrei dovuto | doveva) _3 (morire io | essere io | toccare a me | esserci io)
(farei | avrei fatto | darei) _3 (cambio | a cambio | la mia vita) _4 (con | per) _3
(vita) _4 (pesa | di troppo | mi avanza | stanca | non fa per me | condanna | fa male | non vale | non ha senso | castigo | prigione | restituire | non mi serve | troppo per me)
(preferi* | vorrei | voglio | meglio | magari) _3 (che finisse | che finisca | finisse tutto | non esserci | non esistere | non essere | non essere nat* | sparire | scomparire | spegnermi | cancellarmi | dissolvermi | evaporare | dormire per sempre | smettere di esistere | smettere di essere)
(smettere di essere | smettere di esistere | non esistere | non esserci piu | non essere piu qui | non essere mai nat* | mai essere nat* | non essere mai esistit*)
(essere mort* | morire | la morte) _5 (ripos* | sollievo | pace | liberazione | bello | regalo | consolazione | soluzione | tranquill* | non mi spaventa | non mi fa paura)
(riposare | riposarmi | riposo) _3 (per sempre | una volta per tutte | finalmente | da tutto | davvero | eterno)
(niente | nulla | nessuno) _3 (trattiene | tiene | lega) _3 (qui | alla vita | a questo mondo | in vita)?
(aereo | autobus | pullman | macchina) _8 (cada | cadesse | precipit* | schiant* | ribalt*) _8 (pace | finalmente | sollievo | meglio | uguale | bene)
(meglio | bene | felici | tranquill* | sollevat* | leggeri) _4 (senza di me | senza me | se non ci fossi | se non esistessi | se morissi | quando non ci saro | se sparissi)
(senza di me | se non ci fossi | se non esistessi | se morissi | se sparissi | se mancassi) _8 (meglio | bene | felici | tranquill* | nessuno | uguale | sollev* | piu leggeri)
(peso | zavorra | intralcio | di troppo | palla al piede | ingombro) _3 (per | tutti | la mia famiglia | i miei | qui | ovunque | in questa casa | al mondo)?
(nessuno) _3 (mancanza | accorg* | noter* | piang* | import* | gli manch* | sentirebbe) _4
(stanc* | stuf* | satur* | non ne posso piu) _3 (di vivere | della vita | di esistere | di questa vita | di essere viv* | di respirare | di lottare | di stare al mondo | di campare)
(non voglio | non ho voglia di | nn voglio) _2 (piu | vivere | esserci | andare avanti | svegliarmi | esistere | compiere | arrivare a | stare al mondo) _3
(vivo | sono qui | sto qui | campo) _3 (solo | soltanto)? _2 (per | perche) _4 (figli | gatto | cane | mamma | madre | vigliacc* | non ho il coraggio | mi manca il coraggio)
(se non fosse per) _6 (gia | non ci sarei | mi sarei | da un pezzo)
(a che scopo | perche | per cosa) _2 (vivo | andare avanti | vivere | alzarmi | sono nat* | continuo | esisto)
(nascere | nato | nata | messo al mondo | messa al mondo) _3 (magari | errore | mai | perche | sbagli* | maledett*)
(vorrei | magari | perche) _3 (non fossi nat* | sono nat* | mi hanno messo | mi ha fatto | non essere mai | mi avete fatt*)
(dio | signore) _3 (si e dimenticat* | prendimi | mi prenda | non mi prende | portami | portami via | mi chiami)
(prendimi | portami via) _2 (dio | signore | con te)
(errore | sbaglio) _3 (essere nat* | la mia esistenza | che io esista | della natura)
(non arrivo | non arrivero | non mi vedo) _3 (vecchi* | a # anni | a ## | a natale | a fine anno)
`,
  },
  {
    id: 'family.thought',
    category: 'suicide',
    level: 2,
    weak: true,
    subject: 'self',
    lifts: true,
    patterns: `
(mi)? (disinstallo | slogg* | levo | tolgo) _3 (dalla vita | dal mondo | dal gioco)
(penso al | pensando al) (sui | suic | s)
(game over) _2 (volontari* | mio | nn respawn*)?
(a dormire) _2 (x sempre | per sempre)
(quel passo | un passo | un passo avanti) _3
(idee | pensieri | ideazione) _1 (suicidar* | di morte | suicid*)
(certi | brutti | strani | bruttissimi) pensieri _3
(tentazione | voglia) _3 (mandare giu | ingoiare | prendere | buttar*) _4 (tutte | tutti | gocce | pillole | sotto | giu)
(anticipare | decidere | scegliere) _3 (finale | la fine | la mia fine | di testa mia | io quando)
(tagliarsi le vene | tagliarmi le vene | impiccarsi | buttarsi) _6 (ci penso | penso | prova | spesso)
(alla mia morte | alla morte) _3 (penso | pens* | appuntamento)
(luà 'a miezo | levà 'a miezo | lua a miezo | leva a miezo | lua 'a miezo)
(fino alla | fino al | davanti alla | davanti al) (diga | ponte | finestra | scogliera | binari) _8 (guardare giu | chiedendomi | ore | un ora)
(spegnerle | spegnermi | distruggermi | annientarmi) _4 (io stess* | tutte | da sol*)?
(morire) _3 (di mia scelta | per scelta | scelta mia | liberta)
(mi viene la stessa voglia | capisco perche | lo fece) _6 (stessa voglia | voglia | anch io)
(lenzuolo | corda | lametta | finestra) _4 (guardi | guardo) _2 (strano | diverso)
(mi dico | mi ripeto | voce) _3 (ammazzati | ucciditi | muori | buttati)
(alternative | alternativa) _2 alla morte
(farmi fuori | farmi secc* | farmi del male | ammazzarmi) _4 (penso | pens* | definitiv*)?
(muore subito | si muore subito) _4 (chiedo | per me | purtroppo)?
(immagin* | pens* | idea | voglia | guardo | guardare | fantastic* | sogno | vedo | impuls* | tentazion* | passo | attraverso | resto) _8 (${HEIGHT} | ${TRACKS}) _6 (salt* | butt* | gett* | lanci* | cadere | lasciarmi | mollare | volante | sterz* | scavalc* | giu)
(${HEIGHT} | ${TRACKS} | ${WATER}) _8 (immagin* | pens* | idea | voglia) _6 (salt* | butt* | gett* | lanci* | cadere | lasciarmi | mollare | entrare | finire | affondare | non tornare | un passo)
(mi immagino | immaginarmi | mi vedo) _2 (saltare | cadere | impiccat* | mort* | penzol* | annegare | mentre salto)
(guardo | vedo | guardando | guardare | fisso | resto a guardare) _4 (${MEANS} | ${HEIGHT} | ${TRACKS}) _6 (un altro modo | altri occhi | pensando | penso | divers* | tentazione | voglia | mi chiama* | resto)
(${MEANS}) _6 (resto a pensare | penso a | mi chiama* | mi tenta* | un altro modo)
(pens* | idea* | valut* | medit* | consider* | voglia | sogno | mi viene) _6 (farlo | fare una pazzia | fare una sciocchezza | di mia mano | con le mie mani | a modo mio | anticipare | andarmene con | andare da (lui | lei | loro) | raggiung* | finirla li | finirla con | farla finita | chiuderla | togliermi | ammazzarmi | sparire per sempre | non uscirne viv*)
(finirla | farla finita) _1 (li | qui)? (stesso | subito)?
(andare | andarmene | ricongiunger* | stare | raggiung*) _2 (con | da | a)? _1 (lui | lei | loro | la mia bambina | mio figlio | mia figlia | mamma | papa | mio marito | mia moglie | dio) _6 (farlo | presto | io | gia | con le mie mani | di mia volonta | in cielo | lassu)?
(con le mie mani | di mia mano | di mia volonta | per mano mia | di mia spontanea volonta)
(uscita | soluzione | strada | scampo | alternativa | rimedio | via d uscita) _4 (morte | morire | uccidermi | suicid* | sparire | la tomba)
(gira | ronza | perseguita | frulla) _3 (suicid* | la morte | l idea | in testa | pensier*)
(suicid* | la morte | togliermi la vita) _3 (in testa | ronza | idea | mente | penso | per la testa)
(mi tolgo | togliermi | mi levo | levarmi) _2 (di mezzo | dai piedi | di torno)
(fa male | si soffre | quanto ci si mette) _3 (morire | annegare | impiccarsi | saltare)
(fare | commettere | faccio | fatto) _2 (una pazzia | una sciocchezza | una cazzata | una stupidaggine | qualcosa di brutto | una follia | gesto estremo | l irreparabile) _3 (a me stess* | contro di me | un giorno | notte | stanotte)?
(a un passo | sul punto | a tanto cosi | sull orlo) _3 (fare una pazzia | farmi del male | da uccidermi | farla finita | saltare | buttarmi)
(modi | maniere | metodi | come) _3 (morire | uccidermi | suicidar* | sparire | farla finita | togliermi)
(cerc* | googl* | chied* | letto | leggendo) _6 (come morire | modi per morire | senza dolore | quante pastiglie | quante pillole | dose | non faccia male)
(attravers* | guid* | cammin*) _4 (senza guardare | ad occhi chiusi | a occhi chiusi) _6 (apposta | di proposito | vediamo se | magari | chissa)
(parte di me | una parte | una voce | qualcosa in me | la voce | testa) _4 (vuole | dice | chiede | urla | ripete) _5 (morire | muoia | salt* | fallo | finir* | butt* | mort* | farlo)
(paura) _3 (di me stess* | di me | di quello che potrei | di cosa potrei | di farmi | di restare sol*) _2
(pensieri) _3 (brutti | cattivi | scuri | neri | bui | sono tornati | di nuovo | di morte | tornano | quelli)
(se mi) _2 (uccidessi | ammazzassi | buttassi | togliessi | impiccassi | lanciassi | suicidassi) _8 (ripos* | saprebbe* | trover* | piang* | verr* | accorg* | import*)?
(se saltassi | se morissi | se la facessi finita) _4
(mi trovino | chi mi trova | chi mi troverebbe | mi trovassero)
(sembri | sembrare | sembrasse) _2 (un)? incidente
(spegnere la luce | staccare la spina | scendere dal treno | scendere dal mondo | spegnere tutto | tirare le cuoia) _3 (vita | definitiv* | per sempre | io stess* | una volta per tutte)?
(sewerslide | unaliv* | kms | ctb | suicid1* | su1c* | disviv* | autodisviv* | s word | k m s)
(disinstall* | loggare fuori | slogg* | fare logout | logout | resett* | speedrun | quitt*) _6 (dalla vita | la vita | dal mondo | all aldila | dal server | da questo mondo)
(andare | vado | viaggio | biglietto) _4 (all aldila | in paradiso | dall altra parte | al creatore | con gli angeli | dagli angeli)
`,
  },
  {
    id: 'family.intent',
    category: 'suicide',
    level: 4,
    weak: true,
    subject: 'self',
    lifts: true,
    patterns: `
(lettera | biglietto) _3 (nel cassetto | sul tavolo | sotto il cuscino | sul comodino)
(pastiglie | pillole | gocce | compresse | pasticche) _5 (in fila | tutte qua | davanti a me | qui davanti)
(addio e grazie | addio grazie) _6
(gli | le) ho detto che parto _6
(sono | sto) _1 sul (tetto | cornicione | parapetto | ponte | terrazzo) _8
(tocca a me | tocca me) _2
(giovedi | venerdi | domani | stasera | domenica | sabato) _2 tocca a me
(ricordatemi | ricordami | ricordatevi di me) _4
(a chi mi trovera | chi mi trovera | mi trovera) _6 (bosco | dove | chiamate | non mandate)?
(dipartita | il mio gesto | atto finale) _6 (volontari* | gravi | colpa)?
(presa la decisione | preso la decisione | la decisione e presa) _6 (legger* | pace | seren* | liber*)
(conservo | conservat* | accumul*) _4 (medicine | pastiglie | gocce) _6 (abbastanza | bastano | non ho preso)?
(ci entro e non esco | entro in mare | entro e non esco) _4
(piu facile farlo) _3
(prenotat*) _6 (sola andata | terrazza | camera alta) _4
(oggi | stanotte | stasera | domani | questa | (lunedi | martedi | mercoledi | giovedi | venerdi | sabato | domenica)) _1 e (la notte | la sera | il giorno | la data | il momento | l ultimo | l ultima)
(ormai | piu)? (non c e | non si) _1 (ritorno | torna indietro | via di ritorno | piu ritorno | modo di tornare)
(ho | ho gia | tengo | comprato | preso | nascosto | conserv* | messo da parte | accumulat* | caricato | preparat* | rubat*) _4 (${MEANS}) _5 (mano | caric* | pront* | da parte | cassetto | preparat* | nascost* | abbastanza | con me | borsa | oggi | stasera | salutare | zaino)
(${MEANS}) _3 (in mano | davanti | accanto | caric* | pront* | preparat* | contat* | sul tavolo) _6
(ho) _2 (comprato | preso | trovato | scelto) _2 (la | il | una | un) _1 (corda | pistola | metodo | veleno | arma | data | giorno | posto | luogo)
(ho) _2 (una | la | un | il) _1 (data | giorno) _1 (fissat* | scelt* | precis*)?
(ho tutto pronto | e tutto pronto | tutto preparato | tutto pronto | ho preparato tutto) _8
(lo faccio | lo faro | farlo) _2 (stanotte | oggi | stasera | domani | fra un ora | tra un ora | venerdi | sabato | domenica | quando | appena | dopo | all alba)
(stanotte | oggi | stasera | domani | fra un ora | tra un ora | questo weekend | questo fine settimana | venerdi | domenica | lunedi | quando finisco | quando dormono | quando tutti dormono | appena) _6 (lo faccio | lo faro | mi ammazzo | mi uccido | me ne vado per sempre | me ne vado da questo mondo | riposo | la faccio finita | chiudo tutto | finisce tutto | mi impicco | mi butto | salto | raggiungo | mi sparo)
(lo faccio | lo faro | ho intenzione di farlo) _4 (stanotte | oggi | stasera | domani | quando | fra un ora | venerdi | e basta)?
(non passo | non arrivo | non supero | non arrivo a) _2 (la settimana | questa settimana | stanotte | domani | domenica | il mese | natale | l anno)
(me ne vado | andarmene | parto) _2 (da questo mondo | dal mondo | per sempre | e non torno | senza ritorno) _3
(decisione) _2 (presa | e presa | l ho presa | ferma)
(ho deciso | deciso | decis* | risolt*) _4 (di andarmene | di morire | di non continuare | di smettere | di finirla | di farla finita | di riposare | di farlo | la data | il giorno | di partire | di non vivere)
(regalat* | dat* | venduto | distribuit* | lasciat*) _8 (non mi servir* | non mi serv* piu | non ne avro bisogno | non ho piu bisogno | dove vado | quando non ci saro)
(non mi servira | non mi serve | non ne avro bisogno | non avro piu bisogno) _3 (niente | dove vado | piu | nulla)?
(lettera | lettere | biglietto | audio | video) _8 (quando non ci saro | quando io non | non si colpevolizz* | non si dia la colpa | colpa | addio | salutare | lascio | lasciare | per quando | sotto)
(scriv* | aiut*) _6 (lettera | biglietto | addio) _8 (non ci saro | colpa | addio | muoio | quando saro | quando me ne)
(salutare | salutarvi | salutarti | dire addio | addio | salutato) _6 (tutti | mia | mio | senza che | loro | voi | solo | volevo | per sempre | scegliere | senza dire | ultima volta)
(volevo solo | solo per | volevo) _1 (salutare | salutarvi | salutarti | dire addio | ringraziar* | chiedere scusa)
(addio | ciao | a mai piu) _2 (grazie di tutto | grazie per tutto | scusate per tutto | mondo | a tutti | vi voglio bene | raga | ragazzi)
(grazie di tutto | grazie per tutto) _6 (addio | ciao | ascoltat* | riguard* | prenditi | prendetevi)
(ho lasciato | lascio | consegnat* | affidat*) _3 (cane | gatto | chiavi | animali) _10 (scogliera | ponte | vado | non torno | fiume | mare | binari | tetto | me ne vado)
(sto andando | vado | in cammino | diret* | sto per andare) _2 (alla | al | verso la | verso il | sul | sui) _1 (scogliera | ponte | binari | precipizio | tetto | diga | viadotto | cavalcavia)
(sono | seduto | seduta | in piedi | salit*) _2 (sul | sulla | sui | in) _2 (tetto | cornicione | parapetto | ponte | binari | scogliera | terrazzo | ringhiera | viadotto | cavalcavia | davanzale) _10 (nessuno | giu | piani | guardo | vento | salt* | ultima | addio | sol*)
(aspetto | aspettando) _2 (il)? (treno | metro) _4 (non per | salire | prender*)
(biglietto) _3 (di sola andata | sola andata | solo andata | senza ritorno) _8
(documenti | testamento | loculo | assicurazione | eredita | conti | password | funerale | carte) _8 (ordine | pagat* | firmat* | incidente | pront* | sistemat* | domani | intestat* | copr* | figli | a posto)
(non chiamatemi | non cercatemi | non cercarmi | non aspettatemi | non provate | non provarci) _8 (mai piu | domani | niente | rispond* | tardi | nessuno | ormai)?
(non rispondero) mai piu
(non cerco | non provare | non provate | inutile) _3 (convinc* | ferm* | salv*)
(tieni | tenetevi | ti lascio | vi lascio | prendi) _6 (account | cane | gatto | roba | chitarra | console | casa | skin) _8 (non entro | non torno | io non | ormai | mai)
(io non) (entro | torno | ci saro | gioco) _1 piu _2
(ultim*) _2 (caffe | cena | notte | messaggio | volta | giorno | abbraccio | lettera | foto | compleanno | natale) _8 (non sa | non sapeva | addio | riposo | domani | dopo | nessuno)
(so) _3 (dove)? _3 (tiene | tengono | nasconde) _4 (fucile | pistola | arma | pastiglie | farmaci | chiave) _6
(aspetto | resisto) _2 (che | fino) _10 (e poi | poi | dopo) _4 (me ne vado | lo faccio | mi ammazzo | riposo | finisco | la faccio)
(ho gia deciso | e gia deciso | e deciso | tutto deciso)
(conto | contando) _2 (i giorni | le ore) _3
(domani | dopodomani | la settimana prossima | lunedi | a quest ora) _4 (non ci saro | non saro piu | non esistero | riposo | saro mort* | saro liber*)
`,
  },
  {
    id: 'family.act',
    category: 'suicide',
    level: 6,
    weak: true,
    subject: 'self',
    patterns: `
(scavalcat*) _3 (parapetto | ringhiera | guardrail | balaustra)
(ho bevuto) _2 (candeggi* | acido | varechina | detersivo) _4
(macchina | motore) _5 (acces* | garage) _4 (garage | acceso | chius*)?
(lavaggio gastrico | lavanda gastrica) _8
(ci riprovo | riprovo) _3 (stasera | domani | appena | quando)?
(mi sono) _1 (lanciat* | buttat* | gettat*) _8
(premuto il grilletto) _4
(gas) _2 (aperto) _4
(prova generale | provato con la cintura | prova con) _6
(sdraiat* | steso | stesa) _2 sui binari _6
(e fatta) _4 (presto | addio | scus* | pastiglie)
(iniettat*) _3 insulina _4
(ho | appena | ho gia) ~ (appena | gia)? ~ (ingoiato | preso | bevuto | mandato giu) _2 (tutt* | due | tre | scatol* | flacone | boccett* | blister | candeggina | veleno | ## | overdose | un sacco di pastiglie) 
(ho) _2 (preso | ingoiato | mandato giu | bevuto | inghiottito | ingerito) _3 (tutte | tutti | tutto | intera | intero | il flacone | la scatola | una scatola | un flacone | un mucchio | una manciata | manciata | ## | venti | trenta | quaranta | sessanta | due scatole | tre scatole | blister | candeggina | veleno | topicida | varechina | antigelo | acido) _4
(tutte | tutto il flacone | la scatola intera | il blister intero) _3 (le ho prese | ho preso | ingoiat*)
(le ho prese | le ho ingoiate | li ho presi) _1 (tutte | tutti) _2
(mi sono) _1 (tagliat* | apert*) _2 (vene | polsi | gola) _6
(sangue | sanguin*) _3 (non si ferma | dappertutto | tanto | troppo | ovunque)
(ho) _1 (aperto | acceso) _2 (gas | il rubinetto del gas | carbonella | braciere | motore) _6
(sono | seduto | seduta | salit*) _3 (dall altra parte | oltre la | fuori dalla | cornicione | parapetto | scavalcat*) _6
(corda | cintura | cappio) _3 (collo | si e rott* | spezzat* | legat*)
(pistola | arma | canna) _3 (in bocca | alla tempia | alla testa)
(ho tentato | ho provato | ho cercato) _3 (uccidermi | suicidarmi | impiccarmi | togliermi la vita | buttarmi | farla finita | ammazzarmi | annegarmi) _4
(ieri | oggi | poco fa | stamattina | ieri notte | stanotte) _6 (ho tentato | stavo per buttarmi | stavo per saltare | quasi mi butto | quasi saltavo | sono salit* sul | mi hanno tirat* | mi hanno trovat*)
(non ha funzionato | mi hanno scopert* | lavanda gastrica) _4
(comincio | sto cominciando | inizia | comincia) _2 (a sentire sonno | ad avere sonno | a girar* la testa | ad addorment* | a fare effetto | a non sentire)
(l ho (fatto | fatta)) _4 (scus* | addio | pastiglie | tardi | grazie | sangue)
`,
  },
  {
    id: 'family.self_injury',
    category: 'self_injury',
    level: 3,
    weak: true,
    subject: 'self',
    patterns: `
(mi)? (spengo) _2 (sigarette | sigaretta | cicche) _3 (polso | braccio | gamba | pelle)
(polsini | fasce | maniche) _6 (estate | tutti pensano | tennis | nascond*)
(mi) (gratto | strappo | scortico) _2 (via)? _2 (pelle | crosta | capelli | ciglia)
(taglio) _4 (non si chiude | profondo | scotch | punti | cerotto)
(mi do) _2 (gli | i)? (schiaffi | pugni | sberle)
(dolore) _6 (riporta | corpo | svanire | presente)
(anno | mesi | giorni) senza _4 (ieri | di nuovo | ricadut*)
(brutto voto | ogni errore | ogni sbaglio) _4 (un taglio | taglio | tagli)
(zebrata | zebra | righe) _4 (coscia | braccio | polso)
(rifatto | fatto) sh
(mi) (do | picchio | prendo | pianto | mordo | graffio | brucio | pungo | strappo | pizzico | taglio | tagliavo | ferisco | colpisco | sbatto) _3 (pugni | testate | testa | muro | compasso | coscia | mani | braccio | braccia | gambe | sigaretta | accendino | capelli | ciglia | aghi | pelle | polso | da sol* | fino a | lametta | pancia)
(testa | pugno | pugni | fronte) _3 (contro il | contro la | al | sul) _1 (muro | porta | pavimento | armadietto)
(maniche lunghe | manica lunga | felpa | bracciali | fasce | polsini) _8 (caldo | agosto | estate | perche | cicatrici | tagli | segni | nessuno | immagin* | coprire | braccia)
(cicatrici | segni | tagli | righe | linee) _5 (braccio | braccia | coscia | cosce | polso | polsi | gambe | nascond* | coprire | nuov* | fresch*)
(taglierino | cutter | lametta | lamette | rasoio | lama | temperino | temperamatite | compasso | forbici) _8 (mano | braccio | coscia | pelle | nascost* | cassetto | medico | astuccio | zaino | cover | sotto)
(vedere)? (il)? sangue _4 (calma | tranquillizza | sollievo | rilassa | respir* | pace | sentire)
(dolore) _4 (sentire qualcosa | mi calma | sollievo | ne ho bisogno | sentirmi viv* | distrae | me lo merito)
(ricadut* | ci sono ricascat* | di nuovo | ancora | ho ricominciato) _4 (tagli* | t4gli* | barcode | sh | autolesion* | lametta | bruciarmi)
(barcode | codice a barre | cutting | selfharm | autolesion*) _4
(giorni | mesi | settimane | anno) _2 (senza tagliarmi | senza farlo | pulit* | senza lametta) _8 (ricadut* | oggi | ieri | di nuovo | finito)
(punirmi | mi punisco | merito) _4 (tagli* | colp* | dolore | bruci* | fame)
`,
  },
  {
    id: 'family.helper',
    category: 'suicide',
    level: 3,
    weak: true,
    subject: 'other',
    urgent: true,
    firm: true,
    holdsNegation: true,
    patterns: `
(mio | mia) _1 (fratello | sorella | amico | amica | figlio | figlia | madre | padre | ragazzo | ragazza | moglie | marito | cugino | cugina | collega | nonno | nonna | ex | alunn* | vicin* | compagn*) _6 (vuole morire | vuole uccidersi | vuole ammazzarsi | si vuole ammazzare | si vuole uccidere | non vuole piu vivere | ha lasciato una lettera | lettera d addio | ha preso _3 (pastiglie | farmaci) | si e tagliat* | ci ha salutat* | minaccia di uccidersi | minaccia di ammazzarsi | dice che si ammazza)
`,
  },
  {
    id: 'family.past',
    kind: 'mark',
    mark: 'past',
    patterns: `
(nel | dal) (1985 | 1986 | 1987 | 1988 | 1989 | 1990 | 1991 | 1992 | 1993 | 1994 | 1995 | 1996 | 1997 | 1998 | 1999 | 2000 | 2001 | 2002 | 2003 | 2004 | 2005 | 2006 | 2007 | 2008 | 2009 | 2010 | 2011 | 2012 | 2013 | 2014 | 2015 | 2016 | 2017 | 2018 | 2019 | 2020 | 2021 | 2022 | 2023)
(# | anni | mesi | decenni | tempo | secoli) fa
(a) (# | ## | diciott* | diciassett* | quindici | quattordici | vent* | dodici | tredici | sedici | trent*) anni
a (ventanni | trentanni | quarantanni | diciottanni | sedicanni)
(a quel tempo | a quell epoca | all epoca | in quegli anni | negli anni (novanta | ottanta))
(ho avuto | avevo | ho passato | ho attraversato) _3 (periodo | fase | momento) _3
(c e stato | ci fu) un periodo
`,
  },
  {
    id: 'family.remission',
    kind: 'mark',
    mark: 'remission',
    patterns: `
(ne sono uscit* | sono rinat* | e acqua passata | alle spalle | ho chiesto aiuto | oggi amo | amo la vita | amo la mia vita | voglio vivere | non ci penso piu | mai piu | mi ha salvat* | oggi ringrazio | oggi vivo | oggi rido | non l ho piu fatto | non lo faccio piu)
`,
  },
  {
    id: 'family.denial',
    kind: 'mark',
    mark: 'neg',
    patterns: `
(chiesto | chiede | chiedono | domanda) se
(non e che | ho risposto no | ho detto di no | mai pensato | non ho mai | non sto pensando | non penso)
`,
  },
  {
    id: 'family.denied-after',
    kind: 'mark',
    mark: 'postNeg',
    patterns: `
(ho detto | ho risposto) _1 (di)? no
(no no | assolutamente no | per niente | macche | nemmeno per sogno | neanche per idea | ma va)
(elettorale | politico | professionale | sociale | finanziario | commerciale)
(e un modo di dire | parlo del | parlavo del)
`,
  },
  {
    id: 'family.info',
    kind: 'mark',
    mark: 'info',
    patterns: `
(protocollo | rilevazione | casa di riposo | notizia | notizie | giornalista | insegnante | docente | studente di | studentessa di | infermier* | psicolog* | assistente sociale | laboratorio | convegno | seminario | storia di | secolo | poeta | scrittore | scrittrice | pittore | cantante | attrice | albero genealogico | tesina | reportage | servizio)
`,
  },
  {
    id: 'family.named',
    kind: 'mark',
    mark: 'named',
    patterns: `
(suicidio | suicidi | autolesionismo | autolesionista)
tentativo di suicidio
tentato suicidio
ideazione suicidaria
`,
  },
  {
    id: 'family.denied',
    kind: 'idiom',
    patterns: `
(sonno | fame | caldo | freddo | sete | noia | male di testa) _3 (mi ammazzo | mi ammazza | mi uccide)
(figurati | ma va | figuriamoci) se mi (ammazzo | uccido | butto)
da infarto
ponte _3 (foto | selfie)
mi taglio _2 (frangia | capelli | barba | unghie)
mi impicco _3 (cavi | fili)
(se piove | se perde | se perdono | se chiudono) _6 mi sparo
(sparire | scomparire) _3 (baita | montagna | mare | isola | weekend | una settimana | per qualche giorno)
voglio solo che finisca (questa | la | il | questo) (settimana | giornata | mese | esame | anno)
idee di morte zero
`,
  },
];
