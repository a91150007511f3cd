import type { PatternGroup } from '../types.ts';

/** English: content filter, for either side. A few clear phrases per category; no list of slurs can be complete. */
export const CONTENT: readonly PatternGroup[] = [
  {
    id: 'content.hate',
    plane: 'content',
    category: 'hate',
    level: 3,
    subject: 'generic',
    patterns: `
(kill | gas | exterminate | deport | hang | burn | lynch | shoot | wipe out | get rid of | eradicate) ~ (all | the | every | those)? ~ (jews | jew | muslims | muslim | blacks | gays | gay people | immigrants | mexicans | arabs | christians | hindus | asians | trans people | transgender people | refugees | gypsies | roma | women | homosexuals | disabled people)
(all | these | those | the | fucking) ~ (jews | muslims | blacks | gays | immigrants | mexicans | arabs | christians | hindus | asians | trans people | transgenders | refugees | gypsies | women | homosexuals) ~ (are | should) ~ (be)? ~ (animals | vermin | rats | parasites | subhuman | criminals | scum | filth | diseased | cockroaches | die | killed | gassed | shot | deported | exterminated | inferior | garbage | hanged | rapists | terrorists)
(white | aryan) (power | supremacy forever | race is superior)
(heil hitler | sieg heil | 1488 | gas the | race war now | hitler was right)
(nigger* | nigga hater | faggot* | kike* | spic | spics | chink | chinks | wetback* | tranny | trannies | sand nigger* | raghead* | dyke bitch | paki scum)
`,
  },
  {
    id: 'content.harassment',
    plane: 'content',
    category: 'harassment',
    level: 2,
    subject: 'generic',
    patterns: `
(you | youre | you are | ur) ~ (a)? ~ (worthless | pathetic | disgusting | stupid | ugly | fat | useless | piece of shit | piece of garbage | waste of space | waste of oxygen | retard | retarded | moron | loser | whore | slut | bitch | cunt) ~ _2 (and | bitch | piece | nobody | loser | cunt | whore | should | kill | human)?
(fuck you | go fuck yourself | shut the fuck up you | stupid bitch | dumb bitch | fucking retard | eat shit)
(kys | kill yourself | go die | go kill yourself | hope you die | hang yourself | drink bleach | you should die | neck yourself | rope yourself)
`,
  },
  {
    id: 'content.threat',
    plane: 'content',
    category: 'harassment_threatening',
    level: 4,
    subject: 'generic',
    patterns: `
(i | ill | im | we) ~ (will | am going to | going to | gonna | ll) ~ (kill | find | hunt | rape | stab | shoot | murder | beat | destroy | skin | gut | hurt) ~ you ~ _3 (and | down | in | family | sleep | alive | bitch | up | where | tonight | tomorrow)?
(i know where you (live | sleep | work) | watch your back | you are a dead man | youre dead meat | you will regret the day | your family will (die | pay | suffer))
`,
  },
  {
    id: 'content.sexual',
    plane: 'content',
    category: 'sexual',
    level: 2,
    subject: 'generic',
    patterns: `
(suck | lick | ride | stroke | fuck | fucks | fucked | fucking) ~ (my | his | her | your | me | him | on) ~ (hard | cock | dick | pussy | ass | tits | clit | balls | harder | deep | throat | mouth | deeper)
(cock | dick | pussy | cum | cumming | blowjob | creampie | deepthroat | handjob | orgasm | clitoris | boobs | tits | nipples | anal sex | hardcore porn | pornhub | gangbang | threesome | naked body | erotic | erotica | explicit sex | sex scene | smut | nsfw | masturbat*)
`,
  },
  {
    id: 'content.graphic',
    plane: 'content',
    category: 'violence_graphic',
    level: 2,
    subject: 'generic',
    patterns: `
(blood | guts | intestines | brains | entrails | organs | flesh | limbs | eyeballs) ~ (and | were | was | spilled | splattered | spraying | sprayed | dripping | pouring | hanging | oozing | all over | everywhere | covered) ~ _4 (blood | guts | floor | wall | walls | out | over | torn | ripped | body | everywhere | corpse)
(decapitat* | dismember* | disembowel* | mutilated corpse | gore video | gore videos | skinned alive | burned alive | tortured to death | severed head | severed limbs | beheading video | rotting corpse)
(stabbed | shot | hacked | beat | bludgeoned) ~ (him | her | them | the man | the woman | it) ~ (again and again | repeatedly | to death | # times | in the (face | eye | throat | neck | stomach))
`,
  },
  {
    id: 'content.violence',
    plane: 'content',
    category: 'violence',
    level: 2,
    subject: 'generic',
    patterns: `
(kill | murder | stab | shoot | strangle | slaughter | massacre | assassinate | beat up | torture | behead | execute) ~ (him | her | them | people | someone | everyone | a man | a woman | the president | civilians | you | my _1 | the children | innocent people)
(school | mass) (shooting | shooter | stabbing)
`,
  },
  {
    id: 'content.illicit',
    plane: 'content',
    category: 'illicit',
    level: 3,
    subject: 'generic',
    firm: true,
    patterns: `
(how | steps | guide | instructions | recipe | teach me | tell me how | explain how | ways | show me how) ~ (do i | to | can i | for | would i | do you)? ~ (make | cook | synthesi* | grow | smuggle | launder | forge | hack | steal | rob | break into | shoplift | counterfeit | hotwire | pick a lock | clone | extort | blackmail | phish | scam | evade | fake | poison | traffic | sell | buy | get away with | bypass | stalk) _4 (meth | methamphetamine | crystal meth | cocaine | heroin | fentanyl | lsd | mdma | ecstasy | money | checks | ids | id | passport | passports | wifi | account | accounts | password | passwords | car | cars | bank | house | store | credit card | credit cards | drugs | people | taxes | murder | someone | elderly | atm | database | website | ransomware | malware | virus | organs | phone)
(write | create | make | build | code) ~ (me | a | some)? ~ (ransomware | malware | keylogger | computer virus | phishing (email | page | site) | botnet | trojan | worm that | exploit for | fake id | credit card skimmer)
`,
  },
  {
    id: 'content.weapons',
    plane: 'content',
    category: 'illicit_violent',
    level: 4,
    subject: 'generic',
    firm: true,
    patterns: `
(how | steps | guide | instructions | recipe | teach me | tell me how | explain how | show me how | help me) ~ (do i | to | can i | for | would i | do you)? ~ (make | build | construct | assemble | create | 3d print | synthesi* | produce | weaponi* | acquire | buy | modify) _4 (bomb | bombs | pipe bomb | explosive | explosives | ied | molotov | grenade | nerve gas | sarin | ricin | anthrax | chemical weapon | bioweapon | biological weapon | dirty bomb | nuclear weapon | silencer | suppressor | ghost gun | untraceable gun | full auto | fully automatic | napalm | thermite bomb | chlorine gas | mustard gas | vx | tatp)
(how | plan | best way | ways | help me) ~ (to | do i | can i) ~ (plan | carry out | commit | get away with | do) ~ (a)? ~ (mass shooting | terror attack | terrorist attack | school shooting | bombing | murder | massacre | assassination | genocide)
`,
  },
  {
    id: 'content.privacy',
    plane: 'content',
    category: 'privacy',
    level: 2,
    subject: 'generic',
    patterns: `
(find | give me | tell me | look up | dox | doxx | what is | track | get) ~ (me | out)? ~ (the | his | her | their | someones)? ~ (home address | social security number | ssn | private address | credit card number | exact location | phone number and address | bank details | medical records) ~ (of | for | is)?
(dox | doxx | doxxing) ~ (him | her | them | this | someone | my)
`,
  },
  {
    id: 'content.jailbreak',
    plane: 'content',
    category: 'jailbreak',
    level: 2,
    subject: 'generic',
    firm: true,
    patterns: `
(ignore | disregard | forget | override | bypass | discard) ~ (all | any | every | your | the | my | these | those | previous | prior)? ~ (of)? ~ (your | the | my)? ~ (previous | prior | above | earlier | preceding | initial | original | system | safety | existing | last)? ~ (instructions | instruction | prompts | prompt | rules | guidelines | directions | restrictions | programming | training | constraints | policies | directives | commands)
(you are | youre | act as | pretend to be | become | you will be | simulate | roleplay as | respond as) ~ (now)? ~ (dan | do anything now | an unrestricted | an unfiltered | an uncensored | jailbroken | evil | stan | aim | developer mode | an ai without | a ai without | an amoral | without (any)? (restrictions | rules | filters | limits | limitations | guidelines | ethics))
(reveal | show | print | repeat | output | tell me | give me | display | leak | what is | what are) ~ (me)? ~ (your | the) ~ (full | entire | exact | hidden | secret | initial | original | complete)? ~ (system prompt | system message | initial prompt | hidden instructions | system instructions | initial instructions | pre prompt | preprompt | prompt verbatim)
(developer | god | debug | sudo | admin | unrestricted | jailbreak | dan) mode ~ (enabled | on | activated | activate | enable | engaged)
(enable | activate | enter | switch to | turn on) ~ (developer | god | debug | sudo | admin | unrestricted | jailbreak | dan) mode
(without | no | remove | disable | turn off) ~ (any | all | your | the)? ~ (ethical | moral | content | safety)? ~ (guidelines | filters | restrictions | safeguards | guardrails | content policy | safety filters | content filters) _4 (answer | respond | from now | this | enabled | please | now | mode)
(new | updated | real | actual) ~ (system)? instructions ~ (are | follow | from | override | supersede | is)
(do anything now | jailbreak prompt | grandma exploit | stay in character no matter what you must never refuse | never refuse | you cannot refuse | you must comply | must obey all)
`,
  },
];
