import type { PatternGroup } from '../types.ts';

/** English: crises other than suicide and self-injury. */
export const CRISES: readonly PatternGroup[] = [
  {
    id: 'method_seeking',
    category: 'method_seeking',
    level: 4,
    firm: true,
    subject: 'self',
    patterns: `
(how | what) ~ (many | much) _4 ($pills | mg | milligrams | grams | alcohol | blood | drug | drugs | it) _6 (die | kill me | kill myself | kill you | kill a person | kill someone my | lethal | fatal | overdose | od | death | dead | never wake up | be fatal | be lethal | end it)
(whats | what is | what s | which is | tell me | whats the | need | looking for | know | find | want | give me | any | best | is there) ~ _3 (painless | easiest | quickest | fastest | surest | best | quick | easy | least painful | most painless | most effective | effective | peaceful | reliable | foolproof | guaranteed | instant | non painful | cleanest | quietest) ~ _2 (way | ways | method | methods | how) ~ (to | of | for)? ~ (die | dying | $killself | $killingself | suicide | end it | go | overdose | od | dead)
(painless | easiest | quickest | fastest | best | quick | peaceful | least painful | surest | simplest) ~ (way | method | ways) ~ (to | of) ~ $killself
(how) (high | tall | deep) _8 (to die | die | kill me | be fatal | be lethal | survive)
(painless | easiest | quickest | fastest | quick | peaceful | least painful | non painful | most lethal) ~ (suicide | death | way to die | ways to die | way to go | way out | suicide method | suicide methods | methods of suicide | suicide pill)
(how) ~ (do i | to | can i | could i | would i | should i | do you | does one | do people) ~ (successfully | painlessly | quickly | quietly | easily | without pain)? ~ ($act | die without pain | die painlessly | die quickly | die in my sleep | tie a noose | make a noose | die | kill myself painlessly | make it look like an accident and die | make my death look like an accident)
(what | which) ~ (pills | drugs | medications | meds | poison | chemicals | dose | dosage | medication | household chemicals | plants) _6 (kill me | kill myself | kill you | die | lethal | fatal | deadly | painless death | overdose on | end my life | to od on)
(lethal | fatal | deadly) (dose | amount | dosage | quantity | combination | overdose) _3 (of | for | from) _3 ($pills | alcohol | caffeine | someone my | my weight | me | a person | nicotine | potassium)
(how) ~ (long | high | deep | tall | fast | far) _6 ($hangself | die | bleed out | hang | drown | suffocate | to be lethal | to be fatal | to kill me | to kill you | kill a person | to die from | to lose consciousness | jump)
(how) ~ (do i | to | can i | should i) ~ (hide | cover | conceal | cover up) ~ (my | the)? ~ (self harm | self harm scars | cuts | cutting | scars from cutting | razor cuts | purging | my weight loss | not eating | my eating disorder | suicidal thoughts | throwing up | burns from) 
(where | how) ~ (can i | to | do i | could i) ~ (buy | get | find | order | obtain) _4 (cyanide | nembutal | pentobarbital | sodium nitrite | helium for | a gun to | sleeping pills to | rope to | poison to | drugs to kill | something to kill myself | n n | a lethal dose)
(nembutal | sodium nitrite | exit bag | pentobarbital | sanctioned suicide | suicide forum | suicide kit | partial suspension)
(will | would | can | could | does | do | is | are) _5 (# | bottle of | whole bottle of | a pack of | handful of) _4 ($pills | mg | of) _5 (kill me | be enough to die | enough to die | enough to kill | be fatal | be lethal | make me die | end it | kill you)
(enough | how many) ~ ($pills) ~ (to)? ~ (die | kill me | kill myself | overdose | od | never wake up)
`,
  },
  {
    id: 'overdose.now',
    category: 'overdose_poisoning',
    level: 6,
    firm: true,
    time: 'now',
    patterns: `
(took | taken | swallowed | ingested | drank | ate | injected | given | had | gave) ~ (way | a bit | accidentally | by accident | by mistake)? ~ (too (many | much) | double | triple | # times | twice | wrong) ~ (of)? ~ (my | his | her | the)? ~ ($pills | dose | doses | insulin | medication | drugs | mg)
(accidentally | by accident | by mistake | mistakenly) ~ (took | swallowed | ingested | drank | ate | overdosed | inhaled | injected | doubled) _6 ($pills | pills | medication | dose | bleach | cleaner | detergent | drugs | battery | chemicals | tide pod | mushrooms | berries | gasoline | fumes | insulin)
(son | daughter | baby | toddler | kid | child | dog | husband | wife | friend | mom | mum | dad | brother | sister | he | she | roommate | grandson | niece | nephew | grandmother | grandma | boyfriend | girlfriend | year old) ~ (just | may have | might have | has | accidentally | got into)? ~ (swallowed | drank | ate | ingested | took too | took all | took a whole | took heroin | took fentanyl | took rat | overdosed | od ed | oded | inhaled | licked) _5 ($pills | bleach | overdose | cleaner | battery | batteries | detergent | pods | poison | antifreeze | too much | too many | magnet | magnets | chemicals | bottle | mushrooms | fentanyl | heroin | edibles | on)
(overdosed | overdosing | od ing | oding | od ed | od d) ~ (on $drugs | on purpose | on my | on drugs | on something | on alcohol | right now | just now | tonight | and | help | today | please)
(think | im | i am | might be | may be | is) ~ (overdosing | od ing | oding | having an overdose | been poisoned | poisoned)
(took | did | shot | injected | smoked | snorted | used) _2 (heroin | fentanyl | fent | coke | oxy | pills | meth) _6 (lips are blue | lips | blue | not breathing | unconscious | wont wake | passed out | unresponsive | limp)
(mixed | combined) ~ _4 (pills | xanax | benzos | opioids | bleach | ammonia | oxy) ~ (with | and) _3 (alcohol | vodka | whiskey | wine | bleach | ammonia | vinegar | pills) _10 (cant | dizzy | breath* | feel | sick | help | vomiting | chest | numb | sleepy | blue)
(swallowed | drank | inhaled | ingested | eaten) ~ (some | a | the | a lot of | bit of)? ~ (bleach | antifreeze | rat poison | pesticide | drain cleaner | cyanide | detergent | gasoline | lighter fluid | rubbing alcohol | methanol | carbon monoxide | weed killer | disinfectant | paint thinner | a button battery | a battery)
(hit | shot up | snorted | used | did) ~ _4 (fentanyl | heroin | fent | oxy | coke | meth) _8 (cant breathe | not breathing | turning blue | lips are blue | passing out | wont wake up | nodding out | chest | overdos*)
`,
  },
  {
    id: 'harm.ideation',
    category: 'harm_to_others',
    level: 3,
    subject: 'self',
    patterns: `
(i | im | id | ive | just | and) ~ ($wanna | want to | could | feel like | fantasizing about | stop fantasizing about | stop thinking about | the urge to | feel the urge to | thinking about | think about | fantasi* about | thoughts of | thoughts about | thinking of | urge to | urges to | tempted to | dream of | dreaming of | planning to | plan to | imagine | imagining | keep thinking about) ~ (kill | killing | murder | murdering | stab | stabbing | shoot | shooting | strangle | strangling | beat to death | slit | push | pushing | poison | poisoning | hurt | hurting | bash | burn | smother | smothering | attack | attacking | choke | choking | hunt down | torture | torturing | make suffer) ~ (him | her | them | my _2 (boss | ex | husband | wife | mom | mum | mother | dad | father | stepdad | brother | sister | roommate | neighbor | neighbour | neighbors | coworker | coworkers | teacher | classmates | classmate | baby | son | daughter | kids | child | children | parents | family | boyfriend | girlfriend | bully | bullies | partner) | people | someone | somebody | everyone | everybody | the kids | these people | the baby | those kids | others | another person | other people | that bitch | that man | that guy | a person | whoever)
(fantasi* about | obsess* over | obsess* about | thinking about | dream* about | urge to | urges to) ~ (murder* | stab* | strangl* | kill | killing | shoot* | poison* | push* | smother* | attack*) ~ (him | her | them | my _1 (roommate | boss | wife | husband | mom | mother | dad | father | family | neighbor | ex | kids | baby | brother | sister | teacher | classmates) | people | someone | everyone)
(thoughts | urges | urge | fantasies | visions | dreams | intrusive thoughts | images) ~ (of | about | to) ~ (hurt | hurting | kill | killing | harm | harming | stabbing | murder | murdering | attacking | shooting | violence against) ~ _2 (people | someone | others | him | her | them | my | everyone | somebody | family | baby | kids)
homicidal (thoughts | ideation | urges | feelings)
(feel | feeling | am | im) ~ homicidal
(voices | voice) _5 (kill | hurt | harm | stab | attack) ~ (him | her | them | my | people | someone | others | everyone | mother | family)
(scared | afraid | worried | terrified) ~ (that)? ~ (i | ill | i will | i might | im going to | i could) ~ (might | will | going to)? ~ (hurt | kill | harm | shake | snap and hurt | do something to) ~ (him | her | them | my _2 (baby | son | daughter | kids | child | wife | husband | mom | children | family) | someone | somebody | people | the baby)
(make | making) ~ (them | him | her | everyone) ~ (all)? (pay | suffer | bleed | regret it) _6 (blood | kill | gun | die | knife | dead | hurt | school | tomorrow)
(want | wants | wanna | wish) ~ (him | her | them | everyone) ~ (dead | to die) ~ and _4 (ill | im | going | gonna | gun | knife | plan)
(deserve | deserves) to die ~ and ~ (i | im | ill) _6 (kill | do it | make | gun | end)
`,
  },
  {
    id: 'harm.threat',
    category: 'harm_to_others',
    level: 5,
    subject: 'self',
    patterns: `
(i | im | ill | imma | just | and) ~ $intent ~ (kill | murder | stab | shoot | strangle | slit | poison | smother | beat to death | burn down | blow up | shoot up | execute | gut | run over | bash | choke out | attack | massacre | slaughter | hunt down) ~ (him | her | them | my _2 (boss | ex | husband | wife | mom | mum | mother | dad | father | stepdad | brother | sister | roommate | neighbor | neighbour | neighbors | coworker | coworkers | teacher | classmates | classmate | baby | son | daughter | kids | child | children | parents | family | boyfriend | girlfriend | bully | bullies | partner | school | office | workplace | work) | people | someone | somebody | everyone | everybody | the school | a school | my school | the mall | the church | the mosque | the synagogue | the office | as many | that bitch | that man | that guy | the place | every one | all of them | you all)
(bring | bringing | take | taking | got | have | bought | carry) ~ (a | my | the | my dads | dads)? ~ (gun | knife | rifle | shotgun | bomb | weapon | ar 15 | pistol | machete | axe) ~ (to) ~ (the | my | his | her)? ~ (school | work | class | office | house | church | mall | party | apartment)
(got | bought | have) ~ (a | the | my)? ~ (gun | rifle | shotgun | knife | pistol) _4 (they | he | she | everyone | you) ~ (will | all | are) _3 (pay | die | regret | sorry)
(shoot | shooting | blow | blowing | burn | burning) (up | down) ~ (the | my | this | a | our)? ~ (school | office | workplace | church | mosque | mall | building | house | synagogue | hospital | place | concert)
(have | got | bought | loaded | holding) ~ (a | the | my)? ~ (gun | knife | rifle | shotgun | bomb | weapon | pistol | machete) ~ (and)? ~ (im | i am | i | going | gonna) _5 (his | her | their | him | them | house | kill | shoot | find him | find her | waiting for | outside)
(waiting | outside | parked) ~ (outside | at | for)? _4 (house | work | apartment | school | office) ~ with ~ (a | my) (gun | knife | bat | rifle | hammer | machete)
(tomorrow | today | tonight | monday | friday) ~ (they | he | she | everyone | you) ~ (all)? ~ (will | are going to | gonna | is going to | die | dies) ~ (die | pay | bleed | dead | regret)
(he | she | they) ~ (wont | will not | wont be | will be | is going to be | gonna be | is | are) ~ (live to see | see tomorrow | alive tomorrow | make it home | dead by | dead tonight | dead tomorrow | survive the night | breathing tomorrow)
`,
  },
  {
    id: 'abuse.violence',
    category: 'abuse',
    level: 3,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(he | she | husband | wife | boyfriend | girlfriend | dad | father | mom | mum | mother | stepdad | stepmom | uncle | brother | ex | partner | they) ~ (hit | hits | beat | beats | whips | whipped | punishes) ~ (me | us) ~ with (a | his | her | the) (belt | stick | shoe | bat | hanger | cord | cane | spoon | fist | fists | bottle | broom | cable | switch | wire | pan)
(he | she | they | husband | wife | boyfriend | girlfriend | bf | gf | partner | dad | father | mom | mum | mother | stepdad | stepfather | stepmom | stepmother | uncle | brother | ex | son | grandson | caregiver | carer | parents | boss | fiance | roommate | aunt | nurse | daughter | stepbrother | coach | foster dad | foster mom | pimp) ~ (keeps | started | always | will | just | has | is | was | likes to | threatens to | threatened to | tried to | tries to | gets drunk and | drinks and | got drunk and | s | comes home and | often | regularly)? ~ (hit | hits | hitting | beat | beats | beating | beat up | punch | punches | punched | punching | slap | slaps | slapped | slapping | kick | kicks | kicked | choke | chokes | choked | choking | strangle | strangles | strangled | burns | burned | whips | whipped | throws things at | threw | shoved | shoves | pushes | pushed | pinned | grabbed | rape | rapes | raped | molests | molested | molesting | touches | sexually abuses | abuses | abusing | abused | assaulted | assaults | locks | locked | forces | forced | drags | dragged | stabbed | threatens | threatened | kicks | spits on | hurts | hurting | stalks | stalking | starves | drugged | ties) ~ (on)? ~ (me | us | my (mom | mum | sister | brother | son | daughter | kids | baby | face | arm | hair | children | throat | neck | head | private | privates | body | breasts | genitals | mother))
(getting | get | got | being | am being | im being | was | been) ~ (beaten | hit | abused | raped | molested | assaulted | choked | strangled | trafficked | sexually abused | sexually assaulted | physically abused | beat up | slapped around | stalked | blackmailed with nudes | locked in | held captive | held against my will) ~ _2 (by | every | at home | again | right now | tonight | last night | daily | since | for years)?
(he | she | they | someone | uncle | teacher | coach | stepdad | dad | father | boss | boyfriend | stranger | guy | priest | pastor | cousin | brother | stepbrother | neighbor) ~ (raped | molested | sexually assaulted | drugged | groped | fondled | touched | forced himself on) ~ (me | my (private | privates | body | breasts | genitals))
(touches | touched | touching | comes into my room | makes me touch | made me touch | forces me to | puts his hand*) _4 (me | him) ~ _3 (where i dont like | down there | inappropriately | in bad places | private | privates | at night | under my clothes | when mom | when im asleep | in my room | sexually | in ways | between my legs)
(afraid | scared | terrified | frightened) ~ (of | to go home to | of going home to | to be home with | to be around) ~ (him | my _1 (husband | boyfriend | dad | father | wife | stepdad | partner | mom | mother | son | ex | uncle | brother))
(he | she | they) ~ (said | says | told me | swore | threatened) ~ (that)? ~ (hed | shed | he would | she would | hell | shell | he will | theyd | he | to)? ~ (kill | murder | hurt | shoot) (me | us | my kids)
(stepdad | stepfather | dad | father | uncle | brother | he | cousin | man | teacher | coach | grandpa) _2 (comes | came) into my (room | bed) _4 (touch* | hurt* | night | rape* | and)
(afraid | scared | terrified | think | convinced | says | said | threatened | threatens | swore | swears) ~ (that)? ~ (he | hes | she | they | husband | boyfriend | ex | dad | father) ~ (to | will | is going to | might | would | gonna | ll | going to)? ~ (kill | hurt | murder | find | beat | come after | shoot) ~ (me | us) _5 (if i | leave | tonight | when | again | and | to | one day | next time | someday)?
(wont let | doesnt let | doesn t let | not allowed to | never lets | refuses to let | forbids me | forbid me) ~ (me)? ~ (to)? ~ (leave the house | leave | see my (friends | family) | have a phone | have my own money | have money | go out | work | go outside | talk to (anyone | my family | my friends) | see anyone | use my phone | go anywhere | eat | see a doctor)
(bruises | bruise | black eye | broken rib | broken arm | cigarette burns | busted lip) ~ _3 (from | where) ~ (him | he | her | my _1 (husband | boyfriend | dad | father | stepdad | mom | partner))
(dad | father | mom | mother | mum | stepdad | stepfather | uncle | husband | boyfriend | he | she | brother) ~ (is)? ~ (abusive | violent | beating | an abuser | abusing) ~ _4 (me | us | and i | and im | scared | afraid | tonight | right now | help | toward me | to me)
(domestic (violence | abuse) | abusive (relationship | marriage | husband | boyfriend | partner | wife)) _8 (escape | get out | help me | trapped | scared | leave | stuck | afraid | safe | hide)
(trapped | stuck | trying to escape | need to escape | cant leave | cant escape | how do i leave | hiding from | hiding in the) _6 (abus* | violent | him | husband | boyfriend | hits | beats | closet | bathroom) _3 (husband | boyfriend | relationship | marriage | partner | man | home | me | locked | him)?
`,
  },
  {
    id: 'abuse.now',
    category: 'abuse',
    level: 6,
    subject: 'self',
    time: 'now',
    patterns: `
(he | she | they | dad | husband | boyfriend | ex | stepdad | father | partner | someone) ~ (is | s | are)? ~ (trying to break in | breaking down the door | banging on the door | outside with a | at the door with | coming after me | coming to kill me | has a gun | has a knife | has a weapon | going to kill me | gonna kill me | trying to kill me | chasing me | choking me | hitting me right now | beating me right now | beating her right now | pointing a gun | holding me hostage | holding me captive | locked me in | has me locked in | followed me home | is in the house)
(he | hes | she | ex | dad | husband | boyfriend) ~ (is)? ~ outside my (door | house | window | room | apartment) _5 (kill | hurt | knife | gun | scream* | drunk | bang* | break)
(he | she | they) ~ (is | are | s)? ~ (going to | gonna | will | about to) ~ kill me ~ (tonight | right now | help | if i leave | please)
(hiding | locked) ~ (in | inside | myself in) ~ (the | my)? ~ (bathroom | closet | room | bedroom | basement | car) _6 (from | he | hes | husband | dad | boyfriend | him | drunk | screaming | beating | knife | gun)
`,
  },
  {
    id: 'child_safety',
    category: 'child_safety',
    level: 4,
    subject: 'self',
    patterns: `
(he | she | they | man | guy | adult | teacher | coach | stranger | someone | boyfriend | uncle | person | friend online | online friend) ~ (keeps | kept | is | s | has been | online | i met online | i met | on (discord | snapchat | instagram | roblox | tiktok | kik | snap | fortnite))? ~ (asks | asking | asked | wants | wanted | told | tells | pressures | pressured | begging | begs | made | makes | is making | forcing | forced) ~ (me)? ~ (for | to send | to take | send | sending)? ~ (him | her | them)? ~ (nudes | nude | naked pictures | naked pics | naked photos | sexy pics | sexual pictures | pics of my body | pictures of my body | pics without clothes | pictures without clothes | photos of my body | dirty pictures | body pics | feet pics and | private pictures | private photos | lewds)
(im | i am | i m | am) ~ (only)? ~ (9 | 10 | 11 | 12 | 13 | 14 | 15 | nine | ten | eleven | twelve | thirteen | fourteen | fifteen) _20 (nudes | older man | grown man | older guy | adult man | meet up | meet me | meet him | hotel | secret | dont tell | touches me | sexual | sex | boyfriend is # | year old boyfriend | naked | webcam | send pics | send him)
(older | grown | adult | # year old | # yr old) ~ (man | guy | boyfriend | woman | men | dude) _12 (im | i am | i m) ~ (only)? ~ (9 | 10 | 11 | 12 | 13 | 14 | 15 | nine | ten | eleven | twelve | thirteen | fourteen | fifteen)
(threatening | threatens | threatened | will | says hell | going to | blackmail*) ~ (to)? ~ (leak | post | share | send | release | expose) ~ (my | the | them) ~ (nudes | pics | pictures | photos | naked | video | videos | private)
(our | a | special | keep it | keep this | keep it a) (little | special)? (secret) _8 (touch* | teacher | uncle | coach | naked | kiss* | bed | mom | trouble)
(baby | child | toddler | kids | kid | little sister | little brother | children | neighbors kid) _4 (being | is | are | gets | get) ~ (being)? ~ (abused | beaten | molested | left alone for days | left alone all | starved | locked in | hit every | neglected | not being fed)
(shook | shaken | shaking) ~ (the | my) baby
`,
  },
  {
    id: 'eating_disorder',
    category: 'eating_disorder',
    level: 3,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(make | making | made | force | forcing | forced) ~ (myself)? ~ (to)? ~ (throw up | vomit | puke | be sick | throwing up | puking | vomiting | purge) ~ _3 (after | every | to | so | because | again | my food | when | what i | meals | today | everything)?
(i | ive | im) ~ (been | keep | started | have been | have to | need to)? ~ (purg* | binge and purge | bing* and purg* | purged | throw* up everything | throw up after | throw up every | throwing up after | throwing up my food | puke after | puking after)
(stuck | stick | sticking | put | putting) ~ (my)? ~ (finger | fingers | toothbrush) ~ down my throat
(havent | have not | haven t | not | dont | refuse to | stopped | scared to | afraid to | terrified of | quit | hadnt) ~ (eaten | eat | eating | been eating | ate | had any food | touch food | touched food) ~ (anything | food | a thing | solid food | a real meal | much)? ~ (in | for | since) ~ (over | about | almost | like | the past | nearly)? ~ (# | two | three | four | five | six | seven | several | days | a week | weeks | a few | monday | tuesday | wednesday | thursday | friday | saturday | sunday) ~ (days | weeks | day | week)?
(starv* myself | starving myself | starve myself | restrict* ~ (to | under | my) ~ (# | food | calories | eating | intake | meals)) 
(eat | eating | ate | allow* myself | consume | consuming | under | below | only) ~ (less than | under | only | just | about | around | like | max | at most)? ~ # ~ (calories | cals | kcal | cal) ~ (a day | per day | today | daily | and | max | total)
(pro ana | proana | pro mia | thinspo | thinspiration | meanspo | ana buddy | ana coach | ana tips | bonespo | ana and mia | mia and ana | my ana | wintergirl | ed twt | edtwt | ana diet | abc diet | chew and spit | body checking all)
(laxatives | laxative | diuretics | diet pills | ipecac | clenbuterol | ozempic | emetic*) _6 (lose weight | skinny | thin | every day | abuse | abusing | addicted | after eating | after i eat | to get rid of | purge | eating | empty | daily | # a day)
(abus* | tak* | using | addicted to | popping | overus*) ~ (laxatives | diet pills | diuretics | ipecac)
(i | im) ~ (so)? ~ (fat | disgusting | huge | obese | a whale) _10 (starve | starving | not eat | dont deserve food | dont deserve to eat | stop eating | throw up | purge | not eating | fast for)
(dont | not | doesnt | never) ~ (deserve | allowed) ~ (to eat | food | to have food | calories)
(anorexi* | bulimi* | binge eating | my ed | eating disorder | restricting | anor3xia) ~ _5 (relaps* | back | worse | winning | taking over | is killing me | voice | control | faint* | hospital | purg* | starv* | cant stop | out of control | passed out)
(relaps* | fell back | falling back | slipping back) ~ _4 (anorexi* | bulimi* | eating disorder | restricting | purging | my ed | binging | bingeing)
(binge | binged | binging | bingeing | binges) ~ _6 (threw up | throw up | purge* | hate myself | disgust* | vomit* | puke* | laxative* | fast for | every night | cant stop | out of control)
(want | wanna | need | tips | how | help me | how do i | how can i) ~ (to)? ~ (be | become | get | look | go) ~ (anorexic | bulimic | skeletal | so thin | bones | underweight | a skeleton | emaciated)
(want | love | need | see) ~ (to)? ~ (see | feel | my) ~ (my)? ~ (bones | ribs | collarbones | hip bones | ribcage | spine) ~ (sticking out | poking out | through | show* | stick out | and nothing)
(passed out | fainted | fainting | dizzy | passing out | blacked out) _6 (not eating | starving | no food | havent eaten | fasting | lack of food | didnt eat)
(water fast* | fast* | dry fast*) ~ (for | on)? ~ (# | day #) ~ (days | day | hours) _6 (lose | thin | skinny | weight | fat | again | longer)
`,
  },
  {
    id: 'psychosis',
    category: 'psychosis_mania',
    level: 3,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(voice | voices) ~ (in my head | in the walls | i hear | from the | in my ear | inside me)? ~ (is | are | keep | keeps | kept | started | wont | will not | always | never | have been | have | only | all)? ~ (tell | telling | tells | told | say | saying | says | command | commanding | commands | order | ordering | whisper | whispering | whispers | scream | screaming | laugh | laughing | talk | talking | stop | shut up | getting louder | louder | insult | mock | argue | call me | want me)
(hear | hearing | heard) ~ (the | these | multiple | strange | scary | dead)? ~ (voices | whispers | whispering | people talking | a voice | someone calling my name | demons | things that arent there | dead people) ~ _3
(they | government | cia | fbi | neighbors | neighbours | aliens | police | people | someone | doctors | my phone | coworkers | illuminati | demons | russians | agents | my family | the tv | satellites | nsa | cult) ~ (are | is | have | has | put | planted | implanted | keep | keeps | been)? ~ (always | secretly | all)? ~ (watching me | following me | tracking me | spying on me | after me | reading my mind | reading my thoughts | controlling my (thoughts | mind | body) | putting thoughts | inserting thoughts | stealing my thoughts | poisoning (my | me) | poison* my food | implanted | planted a chip | put a chip | trying to poison me | plotting against me | out to get me | bugged my | listening to me through | sending me messages | sending me signals | recording me | hacking my brain | broadcasting my | replaced by)
(chip | microchip | implant | device | transmitter | tracker | camera | wires) ~ (in | inside | implanted in | under | into) ~ my ~ (head | brain | tooth | teeth | skin | body | arm | neck | skull | eye)
(tv | television | radio | newscaster | internet | songs | license plates | billboards | news anchor | computer | numbers) ~ (is | are | keeps | keep | was)? ~ (talking | speaking | sending | giving | meant | directed | communicating) ~ (directly)? ~ (to me | me (secret | coded | special | hidden | messages) | at me | messages to me | signals to me | messages | with me)
(thoughts) ~ (are | being | get | were) ~ (being)? ~ (broadcast* | stolen | inserted | controlled by | read by | not my own | not mine | put there | taken out)
(im | i am | i m | am) ~ (actually | the)? ~ (jesus | god | the messiah | messiah | the chosen one | chosen one | a prophet | the antichrist | christ | immortal | invincible | the second coming | a god | satan | already dead | dead and nobody | not human | being hunted) ~ _6 (and | chosen | sent | revealed | mission | know | told | must | reborn | realize* | came | here | but | nobody | because | everyone)?
(god | jesus | angel | angels | satan | devil | demon | demons | universe) ~ (is | has | have | are)? ~ (told | tells | telling | commanded | commands | commanding | chose | chosen | speaks to me | spoke to me | ordered | ordering | wants) ~ (me) ~ (to | for | that) ~ (kill | hurt | sacrifice | save | die | jump | special | mission | stop taking | burn | lead | cleanse | punish | destroy | secret | a mission)
(havent | have not | haven t | not | no) ~ (slept | sleep | sleeping | needed sleep | need sleep) ~ (at all)? ~ (in | for) ~ (# | two | three | four | five | six | seven | several | days | a week) ~ (days | nights | day | weeks | week)? _14 (amazing | energy | brilliant | ideas | god | genius | power* | racing | unstoppable | invincible | money | spent | million* | voices | mission | amazing | alive | chosen | shadow* | plan* | see* | hear* | quit my job | bought)
(spent | bought | quit | gave away) _8 (mission | god told | genius | messages | chosen | millionaire | destiny | signs) _6 (sleep | slept | energy)
(shadow people | see people who arent there | see things that arent there | seeing things that | people that arent there | see dead people | bugs under my skin | insects under my skin | bugs crawling under | crawling under my skin | not real people | replaced by (an impostor | an imposter | a clone | a robot | a double | impostors | imposters | clones | robots) | impostor | everyone is an actor | everyone is a clone | my reflection is | my family are imposters | family been replaced)
(stopped | off | quit) ~ (taking)? ~ (my)? ~ (antipsychotic* | antipsychotics | lithium | risperidone | olanzapine | abilify | clozapine | haldol | seroquel) _10 (voices | clear | poison | control | free | dont need | see | truth | cured | real)
`,
  },
  {
    id: 'acute_medical',
    category: 'acute_medical',
    level: 6,
    firm: true,
    time: 'now',
    holdsNegation: true,
    patterns: `
(cant | can t | cannot | not | isnt | isn t | stopped | barely | unable to | difficulty | trouble | struggling to | hard to | hes not | shes not) ~ (breathe | breathing | breath) ~ _3 (chest | throat | lips | swelling | swollen | blue | help | unconscious | responding | pulse | hives | peanut* | allerg* | asthma | inhaler | and my | turning | epipen)
(he | she | baby | son | daughter | husband | wife | mom | mum | dad | friend | grandma | grandpa | they | man | woman | kid | child | someone | roommate | brother | sister | boyfriend | girlfriend | coworker | toddler) ~ (is | s | has | isnt | isn t | wont | just | not | suddenly | stopped | hes | shes)? ~ (not breathing | isnt breathing | stopped breathing | breathing | unconscious | unresponsive | collapsed | turning blue | turned blue | blue | wont wake up | wake up | not waking up | not responding | having a seizure | seizing | choking | having a stroke | having a heart attack | passed out and | bleeding out | bleeding heavily | no pulse | foaming at the mouth | convulsing | bleeding from the head | limp and) ~ _2
(he | she | they | hes | shes | theyre | baby | husband | wife | mom | dad | friend | son | daughter) ~ (is | are)? ~ not ~ (waking up | responding | moving | breathing) _4
(hes | shes | theyre) ~ (having a seizure | having a stroke | having a heart attack | unconscious | unresponsive | not breathing | choking | turning blue | seizing | bleeding out | collapsed)
(i | ive) ~ (was | been | got | just got) ~ (stabbed | shot)
(cant | wont | couldnt) ~ (wake | get a response from) (him | her | them | my _1)
(crushing | severe | bad | terrible | intense | sharp | tight | pressure) ~ (chest) ~ (pain | pains | tightness | pressure) 
chest ~ (pain | pains | hurts | tightness | pressure) _8 (arm | jaw | sweat* | breath* | numb | shoulder | spreading | radiat* | heart attack | dizzy | faint | nausea | left side | crushing)
(having | think im having | think i am having | might be having | about to have | is having) ~ (a | an) ~ (heart attack | stroke | seizure | anaphyl* | severe allergic reaction | miscarriage | severe asthma attack | asthma attack)
(bleeding | blood) ~ (wont | will not | doesnt | won t | cant | isnt | everywhere and it wont | is not | not) ~ (stop | stopping | slow* | clot*)
(cant | can t | couldnt | wont) ~ (stop | get) ~ (the | it)? ~ (bleeding | it to stop bleeding | blood)
(lost | losing | coughing up | vomiting | throwing up | puking | peeing | pooping | pouring | gushing) ~ (a lot of | so much | too much | lots of)? ~ (blood) 
(face | mouth | arm | side of (my | his | her) face) ~ (is | s | are)? ~ (drooping | droopy | gone numb | numb and | paralyzed | went numb) _8 (speech | slur* | arm | speak | talk | move | face | side | numb | confused | words)
(slurred | slurring | cant) ~ (speech | speak | his words | her words) _8 (face | arm | numb | droop* | stroke | side)
(throat | tongue | face | lips) ~ (is | are | s)? ~ (swelling | closing | swollen | closing up | swelling up | swelling shut) _6 (peanut* | bee | sting | stung | breathe | shrimp | allerg* | hives | eating | nuts | help | epipen | fast | up)
(bee | wasp | peanut | peanuts | shrimp | allergic) _8 (cant breathe | throat | swelling | hives all over | closing)
(severed | cut off | chopped off | amputated | sliced off) ~ (my | his | her) ~ (finger | fingers | hand | toe | arm | thumb | leg)
(water broke | contractions) _8 (weeks | bleeding | blood | early | baby is coming | alone)
(just | hes been | shes been | ive been | i was | i got | he got | she got) ~ (got | been)? ~ (shot | stabbed | electrocuted | hit by a car | run over | bitten by a snake | impaled) _4 (help | bleed* | blood | in the | hurts | now | chest | leg | stomach | please | ambulance)
(worst headache of my life | thunderclap headache | suddenly cant see | suddenly went blind | sudden vision loss | stiff neck and fever | diabetic coma | blood sugar is # and | insulin shock | going into shock)
(pregnant) _8 (bleeding | blood | heavy bleeding | severe pain | baby stopped moving | not moving | gushing)
`,
  },
  {
    id: 'acute_distress',
    category: 'acute_distress',
    level: 2,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(having | in the middle of | im in | think im having | i am having) ~ (a | an | another)? ~ (massive | huge | full blown | severe | bad)? ~ (panic attack | anxiety attack | mental breakdown | nervous breakdown | breakdown | meltdown | flashback | flashbacks | dissociative episode) ~ _3 (right now | now | rn | and | help | cant | at | please | in)
(cant | can t | cannot) ~ (stop) ~ (shaking | crying | hyperventilating | panicking | trembling | sobbing | screaming) ~ _6 (shaking | crying | breath* | panic* | help | anymore | overwhelm* | alone | hours | all night | floor | dont know what to do | scared)
(cant | can t) ~ (breathe | calm down | cope | take it | handle this | handle it | take this) ~ _4 (panic* | shaking | help me | anymore | falling apart | overwhelm* | any longer | heart is racing | hyperventilat* | freaking out | scared)
(heart | chest) ~ (is)? ~ (racing | pounding | tight) _8 (panic* | cant breathe | shaking | scared | losing my mind | going to pass out | hyperventilat*)
(dont | not) ~ feel ~ (real | like im real)
(watching myself from (outside | above))
(feel | feeling | feels) ~ (like)? ~ (im | i am | nothing | everything | the world | my body)? ~ (not real | isnt real | unreal | outside my body | out of my body | floating outside | disconnected from my body | detached from my body | watching myself | losing my mind | going crazy | going insane | about to explode | falling apart | breaking down | about to snap | suffocating | drowning in | drowning)
(im | i am | am) ~ (completely)? ~ (falling apart | breaking down | losing it | losing my mind | spiraling | spiralling | freaking out | at my breaking point | at breaking point | at the end of my rope | at my limit | at my wits end | drowning | hopeless | broken beyond | beyond help | coming apart | dissociating)
(everything | my life | my world | it) ~ (is | s | feels)? ~ (falling apart | hopeless | collapsing | crashing down | too much to bear | caving in | unbearable)
(no | lost all | without | there is no | theres no | zero) ~ hope ~ (left | for me | anymore | for the future | any more)
(feel | feeling | am | im) ~ (so | completely | totally | utterly)? ~ (hopeless | worthless | trapped | like a burden | like im a burden | a burden | like a waste of space | like giving up | empty inside and | unwanted by everyone | like nothing matters) 
(burden) ~ (to | on) ~ (everyone | my family | everybody | people | others | my friends | my parents | my husband | my wife | my kids | the people | those)
(just)? ~ (want | need) ~ (the | this | my | it | all the) ~ (pain | hurting | suffering | noise | thoughts) ~ (to)? ~ (stop | end | go away | be over)
(cant | can t | cannot | dont think i can) ~ (do | take | handle | bear | stand | fight) ~ (this | it | life | the pain) ~ (anymore | any more | any longer | another day)
(nobody | no one | noone) ~ (would | will) ~ (even)? ~ (miss me | notice if i | care if i | notice i was gone | come to my funeral | even notice)
(there is | theres | see | i see) ~ no (way out | way forward | escape | other way | point anymore | future for me | light at the end)
(give | giving | given) up on (everything | myself | trying) 
(ready to | about to | want to | going to | think im going to | gonna) (give up) ~ (on everything | completely | for good | entirely | on it all)?
(please)? help me _4 (scared of myself | scared what i might do | afraid of what i might do | afraid of myself | dont know what ill do | dont trust myself)
(scared | afraid) ~ of ~ (what i might do | what ill do | what i could do | myself | my own thoughts | my own mind | being alone with myself | being alone with my thoughts)
`,
  },
  {
    id: 'substance',
    category: 'substance',
    level: 2,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(i | ive | just | have | think im going to | about to | gonna) ~ (relapsed | relapse | relapsing | fell off the wagon | using again | drinking again | started drinking again | started using again | shot up again | used again | drank again | slipped up and (drank | used)) ~ _5
(used | did | took | smoked | shot) ~ (heroin | meth | coke | crack | fentanyl | oxy) again
(i) ~ (relapsed | used | drank) ~ (last night | today | again | yesterday | after # | tonight | this morning | on)
(cant | can t | cannot | unable to | dont know how to | tried to) ~ (stop | quit | control | go a day without | get through the day without | function without | live without | sleep without) ~ (my)? ~ (drinking | using | smoking meth | doing coke | taking pills | snorting | shooting up | alcohol | heroin | meth | cocaine | oxy | pills | xanax | fentanyl | vodka | booze | the bottle | a drink | getting high | popping pills | opioids | drugs | benzos | gambling and)
(withdrawal | withdrawals | detox | detoxing | dope sick | dopesick | delirium tremens | dts | cold turkey) _10 (shaking | sweat* | sick | seiz* | halluc* | help | bad | hell | alcohol | heroin | benzo* | xanax | cant | dying | vomit* | throwing up | days | opiates | fentanyl | oxy)
(shaking | sweating | seeing things | hallucinat* | seizures) _8 (stopped drinking | quit drinking | last drink | without alcohol | since my last drink | off benzos | off xanax | cold turkey)
(addicted | hooked) ~ (to | on) ~ (heroin | meth | cocaine | coke | oxy | pills | alcohol | xanax | fentanyl | opioids | crack | painkillers | benzos | ketamine | drugs | percocet | adderall | codeine) _10 (cant stop | help | ruining | losing | destroy* | stop | dont know | need | control | every day | killing me | scared)
(drinking | drink | drank) ~ (a | two | three | #)? ~ (bottle | bottles | fifth | handle | liter | litre | pint | beers | case) ~ (of)? ~ (vodka | whiskey | wine | gin | rum | liquor | beer)? ~ (every | a | each | per) (day | night | single day | morning) 
(drink | drinking | using | high | smoke | smoking) ~ (all day | every day | every night | from morning | in the morning | alone every night | to get through | to numb | to forget | to sleep | until i black out | till i black out | until i pass out) _8 (cant | stop | numb | pain | help | control | black out | pass out | morning | feel | forget | addict*)
(blacking out | black out | blacked out) _5 (drinking | drunk | every night | again | alcohol) 
(share* | sharing | dirty) needles
`,
  },
];
