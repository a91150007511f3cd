import type { PatternGroup } from '../types.ts';

/** English: dangers other than suicide, by what is happening: who does what to whom, and which signs the body shows. */
export const DANGERS: readonly PatternGroup[] = [
  {
    id: 'self_injury.signs',
    category: 'self_injury',
    level: 3,
    subject: 'self',
    patterns: `
(sliced | slashed | gashed) ~ my _1 (arm | arms | leg | legs | thigh | thighs | stomach | skin | hips)
(press* | held | hold* | put | putting) _3 (hot | burning | lit | lighter | iron | cigarette | flame | spoon) _4 (on | to | against | onto) my (arm | arms | skin | leg | hand | thigh | thighs | wrist)
(dig* | press* | pinch* | scratch* | bit* | pick* | claw* | rub* | scrap*) _5 (nails | skin | wrist | wrists | arm | arms | thigh | thighs | myself | hands | legs) _5 (until | till | til) _3 (blood | bleed* | bled | raw)
(find | found | took | takes | hid | hiding | threw away | confiscated | keep | buying | bought | miss) ~ (all | some)? ~ my ~ (old | hidden)? ~ (blades | razors | razor blades | blade | cutting kit)
(self injuring | self injured | self injurious | self cutting | self mutilating | self punishing)
(punch* | hit* | bang* | slam* | smash*) _5 (wall | floor | door | myself | desk | head | fist | fists | knuckles) _4 (until | till | so hard | to punish | because i deserve) _4
i ~ (just)? ~ cut ~ (so | too | way too | really | very | deeper) ~ (deep | deeper | badly | than)
(thighs | arms | legs | wrists | stomach | hips) ~ (are | is)? ~ (covered | full | a mess | bleeding) _6 (cuts | cut | cutting | i made | burns | sh | razor)
(burn* | cut | cutting | scratch* | slic* | slash*) ~ my _1 (arm | arms | leg | legs | thigh | thighs | skin | wrist | wrists | hand | stomach) ~ with ~ (a | my | the)? ~ (cigarette | cigarettes | lighter | razor | blade | knife | scissors | glass | iron | match | compass | needle)
(relapsed | slipped | gave in) _6 (cut | blade | razor | burned | sh | lighter | hurt myself)
(urge | urges | craving | need | want | temptation) ~ to ~ (hurt | harm | cut | burn | injure | punish) ~ myself
(deliberately | purposely | intentionally | on purpose) ~ (cut | burn* | hurt | scratch* | hit | harm* | injure*) ~ (myself | my)
`,
  },
  {
    id: 'harm.direct',
    category: 'harm_to_others',
    level: 5,
    subject: 'self',
    patterns: `
(i | im | ill | ima | imma | just | and) ~ $intent ~ (kill | murder | stab | shoot | strangle | poison | smother | slaughter | execute | gut | drown | hurt badly | cut) ~ $victim
(i | im | ill | ima | imma) ~ $intent ~ (beat | stab | choke | kick | strangle | bash) ~ $victim ~ to death
(burn | burning | set fire to | torch | blow up) ~ (his | her | their | the) _2 (house | home | flat | apartment | car | school | office | place | shop) ~ (down | up)? _4 (inside | in it | asleep | while they | with (him | her | them) | everyone)
(know where | found out where | i know) _3 (he | she | they) (lives | live | works | work | sleeps | parks) _10 (pay | blood | gun | knife | kill | hurt | stab | dead | regret | sorry)
(end | finish) (him | her | them) ~ (tonight | tomorrow | today | for good | this weekend)
(doesnt | dont | does not | do not) deserve to live _5 (end | kill | ill | gonna | going to | make sure) _3 (him | her | them)
(bought | got | have | packed | brought | bringing | sharpened | taking | carrying) ~ (a | the | my)? _1 (gun | knife | machete | rifle | pistol | axe | hammer | weapon | bomb | acid) _8 (stab | shoot | kill | hurt | attack | use it on) ~ $victim
(kill | murder | stab | shoot | strangle | poison) ~ $victim _6 (mean it | planned | serious | have it planned | a plan | not joking | worked out)
`,
  },
  {
    id: 'harm.urge',
    category: 'harm_to_others',
    level: 3,
    subject: 'self',
    patterns: `
($wanna | urge to | urges to | tempted to | thoughts of | thoughts about | think* about | think* of | fantasi* about | imagin* | pictur* | dream* about | could | afraid ill | afraid i will | scared ill | scared i will | scared im going to | afraid im going to | scared i might | afraid i might | worried ill | worried i will) ~ (kill | killing | murder | murdering | stab | stabbing | shoot | shooting | strangle | strangling | smother | smothering | poison | poisoning | drown | drowning | shake | shaking | suffocate | suffocating | hurt | hurting | harm | harming | attack | attacking) ~ (my _1 ($partner | roommate | flatmate | housemate | neighbor | neighbour | coworker | teacher | classmates | bully | bullies | baby | daughter | kids | kid | child | children | parents | family | sister | newborn | toddler | mother in law) | the baby | people | someone | him | her | them | everyone)
(hurt | kill | shoot | stab) the people who _4 (bullied | hurt | fired | laughed | wronged)
`,
  },
  {
    id: 'abuse.fear',
    category: 'abuse',
    level: 4,
    subject: 'self',
    literal: true,
    patterns: `
(said | says | threatens | threatened | told me | swears | swore) ~ (that | to)? ~ (he | she | they | hed | shed | theyd | hell | shell) ~ (would | will | ll | d | is going to)? _1 (find me | come after me | make me pay | bury me | burn my | kill my | take the kids and | shoot)
($abuser) ~ (is | s | are | has said)? ~ (going to | gonna | will | would | ll | threatens to | threatened to | swears hell | says hell | says shell | might | wants to) ~ (kill | murder | beat | hurt | strangle | burn) (me | us) ~ (if | when | once | unless) ~ (i | we) ~ (ever)? ~ (go home | go back | leave | left | try to leave | tell | tell anyone | told | say anything | call the police | call for help | stay here | run away | speak | talk to | report | refuse | say no | dont obey | disobey)
($abuser) ~ (threatens | threatened | threatening | swore | promised | says | said) ~ (that | to)? ~ (hed | shed | he will | she will | hell | he would | she would)? ~ (kill | murder | burn | hurt | shoot | stab) (me | us | my kids | my family | my dog)
`,
  },
  {
    id: 'abuse.acts',
    category: 'abuse',
    level: 4,
    subject: 'self',
    patterns: `
(scared | afraid | terrified | frightened | fear) ~ (of)? ~ (what) ~ ($abuser) ~ (will | might | would | could | is going to | s going to) ~ do
(scared | afraid | terrified | frightened | petrified) ~ of ~ (my) _1 ($partner) ~ (and | because | when | at home | hurting | coming | s temper)?
(live | living) in fear ~ of ~ (him | her | my _1 $partner)
(uses | used | use | takes | took | gets | pulls out) ~ (a | his | her | the) ~ (belt | stick | cane | hanger | cord | whip | paddle | slipper | cable | rod) ~ (on | to) (me | us)
$abuser ~ (strangled | strangles | choked | chokes | punched | punches | slapped | slaps | beat | beats | kicked | kicks | burned | burns | burnt | whipped | whips | pushed | shoved | dragged | headbutted | bites | bit | hits | spits on) (me | us)
$abuser ~ (threw | throws | pushed | pushes | shoved | shoves | kicked) ~ (me | us) ~ (down | against | into | through | off | out | at)
$abuser _2 (broke | fractured | dislocated | twisted | bruised | blackened) ~ my (arm | nose | jaw | ribs | rib | wrist | finger | fingers | eye | leg | tooth | hand)
$abuser ~ (put | puts | held | holds | pointed | points | pulled) ~ (a | the | his | her) ~ (knife | gun | blade | pillow | hand | hands) ~ (to | at | on | against | over | around) ~ (my | me) ~ (throat | head | neck | face | mouth)?
(forces | forced | makes | made | making | forcing) me ~ (to)? ~ (have sex | sleep with (him | them | his friends) | do sexual things | touch (him | it) | strip | undress | perform | watch porn | eat off)
(send | sending | take) ~ (him | her | them) ~ (pictures | photos | pics | videos) of (myself | my body)
(comes | came | sneaks | snuck | gets | climbs | crawls) ~ into ~ my (room | bed) ~ (at night | when | while | every | in the night | drunk)
(touches | touched | touching | feels | fondles | gropes | grabs) ~ me ~ (at night | there | inappropriately | down there | when | while | under | sexually | in bed | in the) 
(molest* | rape* | sexually assault* | sexually abus*) ~ (me | by)
(i was | i got | ive been | i have been | been | was) ~ (raped | molested | sexually assaulted | gang raped | drugged and raped | sexually abused | groped)
(hide | hid | hiding | locked myself | barricaded) _8 (because | from | while | so) _3 (he | she | him | her | my _1 $partner | they) ~ (was | is | wont | cant)? ~ (smashing | breaking | screaming | yelling | looking for me | drunk | raging | hurt | hit | violent | angry)?
(took | takes | taken | hid | hides | confiscated | stole) ~ (away)? ~ my ~ (phone | passport | money | keys | bank card | id | documents | papers | pension | wages) _8 (leave | go out | let me | passport | house | lock* | hits | control*)
(hits | beats | slaps | pinches | starves | abuses) ~ me ~ and ~ (takes | took | steals | keeps | locks | says | calls)
(locked | locks | shut | shuts | chained | tied | ties) me ~ (in | inside | to | up) ~ (the | a | my)? ~ (bathroom | closet | basement | room | bedroom | cupboard | cellar | attic | garage | radiator | bed | house | flat | shed)
(wife | girlfriend | she | partner) ~ (hits | punches | kicks | slaps | beats | attacks | scratches | abuses) me
(keeps | kept | keep) ~ (showing up | turning up | following me | waiting outside | coming) _6 (my (house | work | home | flat | apartment | job | school) | be sorry | hurt me | scared | threaten*)
(hit | hits | beat | beats | hitting | beating) me with ~ (a | an | his | her | the) ~ (belt | stick | shoe | bat | hanger | cord | cane | spoon | broom | cable | pan | chair | plate | phone | remote | ruler | hammer | pipe | rod | lamp | brush | slipper | ladle | pole | whip)
`,
  },
  {
    id: 'overdose.accident',
    category: 'overdose_poisoning',
    level: 5,
    patterns: `
(mixed up | confused | muddled | misread) _4 ($drugs | dose | doses | bottles | labels) _6 (took | taken | gave | swallowed)
(took | swallowed | taken | ate | given | gave) _4 (weeks | week s | months | days) ~ (whole | entire)? ~ (dose | doses | supply | worth | tablets | pills | meds)
(took | taken | had | given | gave) ~ (my | the | his | her)? _4 ($drugs | dose | insulin) ~ (twice | two times | three times | again by mistake | a second time)
(ate | eaten | swallowed | chewed) _3 (mushroom | mushrooms | berries | plant | leaves | seeds | oleander | foxglove | hemlock | yew) _8 (vomit* | throwing up | sick | seeing things | dizzy | numb | halluc* | cramps | blurry | heart)
(toddler | baby | son | daughter | child | kid | grandson | granddaughter | dog | year old) _2 (drank | swallowed | ate | downed | got into | chewed | inhaled | has swallowed) _4 ($drugs | $poison | drain cleaner | cleaner | cleaning | dishwasher | laundry | pod | pods | tablet | battery | batteries | nail polish remover | perfume | lamp oil | lighter fluid | petrol | gasoline | weedkiller | magnets | edible | edibles | xanax | vape juice | nicotine)
(grandma | grandmother | grandpa | grandad | mom | mum | dad | mother | father | girlfriend | boyfriend | wife | husband | friend | roommate | sister | brother | he | she | son | daughter) _2 $took ~ ($lots _3 $drugs | $poison | drain cleaner | cleaner | petrol | gasoline | weedkiller | a battery | batteries)
(think | scared | worried | pretty sure | realised | realized) _3 (took | taken | had | given) ~ (way)? ~ (too (much | many) | double) _3
(od | ods | odd | overdosed | overdosing) _4 (lips | blue | cold | breathing | wake | unresponsive | snoring | gurgling)
`,
  },
  {
    id: 'eating.signs',
    category: 'eating_disorder',
    level: 3,
    subject: 'self',
    patterns: `
(vomit | throw up | purge | puke | vomiting | purging) ~ (everything | all | whatever | anything) ~ (that)? ~ i ~ eat
(nothing but | only | just) ~ water ~ for ~ (# | two | three | four | five | six | seven | several) (days | weeks)
(living | surviving | live | survive | lived | been) ~ (off | on) ~ (just | only | about | under)? ~ (# | less than # | under #) (calories | cals | kcal)
(hide | hiding | lie | lying | pretend* | fake | faking | avoid* | trick) _6 (not eating | im not eating | i dont eat | i havent eaten | i skip | not eat | throwing up | purging | weight loss | i ate | meals)
(ribs | bones | collarbone* | collar bones | spine | hip bones) _3 (show* | stick* | visible | pok* | jut*) _6 (fat | huge | still | big | enough)
(only | just) ~ (drink | drinking | have | having | eat | eating | let myself eat | allow myself | chew) ~ (water | ice | ice cubes | gum | black coffee | diet coke | an apple | one apple | lettuce | cucumber* | rice cakes | broth) ~ (now | all day | a day | for days | per day | every day | so | to)
(exercise | exercising | run | running | workout | work out | gym | cardio | sit ups) _6 (hours | burn off | until i) _6 (burn off | earn | deserve | panic | guilty | passed out | faint | sandwich | calories | meal | food)
(havent | have not | not) ~ (eaten | had food | touched food) _6 (proud | feels good | feel good | in control | fat | skinny | lose weight | thin | disgusting | punish*)
(starv* | fast* | not eat* | restrict*) ~ (myself)? _4 (look like (her | him | them) | skinny | thin | fit into | be pretty | lose | like the models)
(throw* up | vomit* | purg* | puk* | bring* it up) _6 (after | every) ~ (every | each | my | i)? ~ (meal | meals | eat | eating | dinner | food | lunch)
(chew*) _4 (spit*) _4 (gain | weight | fat | swallow | calories)?
(laxative* | diuretic* | diet pills) _6 (binge | eat | ate | meal | every day | daily | fat | weight)
(terrified | scared | afraid) of ~ (gaining weight | food | eating | calories | getting fat)
`,
  },
  {
    id: 'psychosis.signs',
    category: 'psychosis_mania',
    level: 3,
    subject: 'self',
    patterns: `
(people | man | woman | presenter | newsreader | anchor | host | they | voices) on (the)? (tv | radio | television | news | screen) ~ (are | is | keep | keeps | s)? ~ (talking | talk | speaking | speak | laughing | mocking | know | knows | whispering) ~ (about | to | at)? me
(know | knows | hear | hears) ~ (all)? ~ (of)? ~ my thoughts
(man | woman | someone | people | child | person | voice | voices | demon | demons | god | he | they) ~ (is | are)? ~ (talking | speaking | living | screaming | whispering | laughing | shouting) ~ (in | inside) ~ my (head | mind | brain | ears | walls | skull)
(hear | hearing) _4 (talking | speaking | whispering | commands | orders | screaming) ~ (in | inside) ~ my (head | mind | brain)
(voice | voices | he | it | they | demon | god | devil) ~ (in my head)? _2 (order* | command* | tell* | want* | instruct* | urg*) ~ me to _3 (do things | hurt | kill | jump | die | things | stab | burn | cut | run into | obey | end)
(havent | have not | not | barely) ~ slept ~ (at all)? ~ (in | for) ~ (over | about | almost | like)? ~ (# | three | four | five | six | seven | several) ~ (days | nights) _4 (never | not) ~ (felt | been | tired | need*)
(they | neighbors | neighbours | someone | government | landlord | people | police | cia | fbi | roommate | family | coworkers) _4 (put | planted | hid | hidden | installed | placed | has | have) _3 (cameras | camera | microphones | bugs | listening devices | wires | transmitters) ~ (in | inside | behind | under) ~ my
(poison* | drugging | contaminat*) ~ (my | our) (food | water | drink | air | coffee | tea | meals | water supply)
(implanted | implant | chip | microchip | transmitter) _5 (brain | head | body | tooth | arm | thoughts)
(control* | read* | steal* | broadcast* | hear* | insert*) ~ (all)? ~ my thoughts
(everyone | everybody | strangers | people | they) _6 (in on it | been following me | are following me | plotting against me | conspiring against | actors | watching me)
(family | mother | wife | husband | parents | mom | friends | brother) _4 (replaced | impostor* | imposter* | clone* | not really my | body double* | robots)
(tv | television | radio | internet | songs | spotify | billboards | news | computer) _4 (secret | coded | hidden | special | personal) (messages | message | signals | codes)
(see | seeing) ~ (people | things | faces | figures | shadows | demons) _4 (arent there | not there | arent real | no one else sees | nobody else sees | that others cant)
(bugs | insects | worms | spiders | ants | parasites) _3 (crawling | moving | living) ~ (under | beneath | inside | in) ~ my skin
(i am | im) ~ (the | a)? ~ (messiah | chosen one | prophet | son of god | king of the world | reincarnation of | immortal) 
(chosen | chose | selected) ~ me ~ to ~ (save | lead | rule | deliver | warn | cleanse) 
`,
  },
  {
    id: 'medical.signs',
    category: 'acute_medical',
    level: 5,
    time: 'now',
    patterns: `
chest _4 (hurt* | hurting | pain | pains | ache* | aching | tight* | pressure | burning | crushed | heavy) _4 (cant | cannot | can t | couldnt | barely | hardly | not | trouble | struggling | difficulty) ~ (able | to | really)? ~ (breathe | breathing | get air | get a breath | catch my breath | get enough air)
(cant | cannot | can t | barely | hardly | struggling to | hard to | trouble) ~ (to)? ~ (breathe | breathing | get air | catch my breath) _5 (chest | arm | jaw | heart | lips | throat | tongue) ~ (hurt* | pain* | is tight | tight | blue | swelling | swollen | closing | numb)?
(crushing | stabbing | squeezing | burning | intense | severe | terrible | sharp | horrible) (pain | pressure | weight | feeling | ache) _2 (in | on | across) ~ (my | his | her | the) chest
(pain | pressure | numbness | tingling) _6 (down | into | in | up | through) ~ (my | his | her) (left arm | arm | jaw)
(he | she | they | i | friend | brother | man | someone | dad | son | guy) _2 (stabbed | shot | impaled | electrocuted | crushed | run over) ~ and _5 (blood | bleed* | unconscious | help | dying | breath* | ambulance)
(cant | cannot | can t | couldnt) ~ (feel | move) ~ (the | one | my)? ~ (left | right | half | whole)? ~ (side)? ~ (of)? ~ (my | his | her)? ~ (face | body | arm | arms | leg | legs | side) _6 (speech | slur* | fall | fell | accident | droop* | suddenly | neck | back | numb | talk | speak | crash)
(bleeding | bleed) ~ (heavily | badly | profusely | nonstop | uncontrollably | a lot | so much | everywhere) 
(a lot of | so much | losing | pools of | gushing | lots of | covered in | too much) blood ~ (and | everywhere | coming | on | all | from)
(pregnant | weeks) _8 (blood | bleeding | cramps | no movement | stopped moving)
(lips | tongue | throat | face) ~ (is | are)? ~ (swelling | swollen | closing | closing up | tight) _4 (breath* | struggling | trouble | cant | throat | hives | help)
(throat | airway) ~ (is | s)? ~ (closing | swelling shut | closing up)
(dad | mom | mum | mother | father | husband | wife | baby | son | daughter | friend | brother | sister | grandma | grandpa | he | she | man | woman | neighbor | neighbour | coworker | partner | child | roommate) _3 (collapsed | unconscious | unresponsive | passed out | fainted | convulsing | seizing | choking | turning blue | going blue | gone blue | foaming)
(collapsed | unconscious | passed out | lying there) _4 (isnt | not | wont | cant | doesnt | stopped) ~ (breathing | wake | waking | respond | responding | move | moving)
seizure _4 (wont stop | not stopping | minutes | again | first | wont wake | help)
(think | believe | might be | may be | is | am | im | hes | shes) _2 (having) ~ (a | another)? ~ (heart attack | stroke | seizure | anaphylaxis | allergic reaction)
(worst) headache _6 (life | see | vision | vomit* | neck | confused)
(cough* up | vomit* | throw* up | spit* | puk*) ~ (up)? ~ (a lot of | lots of)? ~ (bright | dark)? ~ blood
(face | mouth) ~ (is)? ~ droop*
(speech | words) _2 (slurred | slurring | jumbled)
`,
  },
  {
    id: 'distress.limit',
    category: 'acute_distress',
    level: 2,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(dont | do not | not) ~ (know | think | sure) ~ (how much longer | how much more | how long | if) ~ i ~ can ~ (do | take | go | hold | last | keep | carry | bear | stand | manage | cope | survive | handle)
(cant | cannot | can t) ~ (go on | keep going | cope | carry on | hold on | bear it | keep doing this) ~ (like this | anymore | any longer | much longer | with)
(so | feel | feeling | completely | just) ~ (empty | numb | hollow | hopeless | worthless) ~ and _2 (numb | empty | nothing matters | nobody | alone | hopeless | worthless | lost)
(outside | detached from | disconnected from | floating above | leaving) ~ my ~ (own)? ~ body
(nothing | i | world | things) ~ (feels | feel | dont feel | doesnt feel) ~ (not)? ~ real ~ (anymore | and)?
(losing | lost | going out of) my mind _6 (shaking | crying | cant | help | scared | panic*)
`,
  },
  {
    id: 'substance.use',
    category: 'substance',
    level: 2,
    subject: 'self',
    patterns: `
(using | doing | smoking | taking | injecting | snorting | shooting | used | shot up | smoked | snorted | did) ~ (meth | heroin | fentanyl | crack | coke | cocaine | ketamine | oxy | xanax | pills | speed | ice | percs | opiates) _5 (every day | everyday | daily | again | cant stop | all day | alone | last night | today | to cope | to sleep)
(withdraw* | withdrawing | withdrawal | coming off | detox* | quit* | stopped | cold turkey) ~ (from | taking | drinking)? ~ (benzos | alcohol | drinking | xanax | valium | heroin | opioids | fentanyl | vodka | booze | cold turkey) _8 (seizure | seizures | shak* | halluc* | see things | seeing things | sweat* | fever | vomit* | voices | shakes)
(shaking | sweating | shakes) _8 (stopped drinking | quit drinking | without a drink | cold turkey | withdraw*)
(get through | function | face | survive | start | make it through) _3 (day | morning | work | night | hour) without ~ (a drink | drinking | heroin | vodka | wine | pills | using | meth | coke | weed | xanax | alcohol | getting high)
(need | crave | have to have) ~ (a)? ~ (drink | hit | fix | line | shot | vodka | beer) _6 (as soon as | when i wake | wake up | morning | hands shake | shakes | stop shaking | to function | shaking)
(relapsed | relapse | slipped | fell off the wagon) _8 (drink* | drank | vodka | bottle | used | heroin | using | pills | coke)
(shot up | injected | used | using) ~ (again)? ~ alone ~ (again)?
`,
  },
  {
    id: 'substance.relapse',
    category: 'substance',
    level: 2,
    subject: 'self',
    time: 'now',
    patterns: `
(relapsed | relapse | slipped) ~ (last night | today | again | yesterday | tonight | this morning | this week)? ~ (after) _5 (sober | clean | sobriety | recovery)
`,
  },
  {
    id: 'method.asked',
    category: 'method_seeking',
    level: 4,
    firm: true,
    subject: 'self',
    patterns: `
(tell | give | show | need | want | know | find | looking for | suggest) _3 (painless | most painless | least painful | peaceful | quick and painless) ~ (method | way | methods | death | ways | suicide | one)
(easiest | quickest | fastest | best | painless | surest | most painless | least painful | simplest | cheapest) ~ (way | ways | method | methods) ~ (to | of | for) ~ (kill | killing | hang | hanging | end | ending | off | offing) ~ (yourself | urself | oneself | one self | your life | ones life)
(make | making) ~ (it | my death | my suicide) ~ look like ~ (an accident | natural causes) _8 (family | insurance | money | payout | kids | wife | husband | they)
(let | help | make) me die ~ (in my sleep | painlessly | peacefully | quietly | quickly)?
(how to | how do i | how can i | ways to | way to) ~ (die | $killself) _4 (without anyone | without pain | painlessly | in my sleep | quietly | at home | alone | and not be found | quickly)
(is | are | would | will) ~ (## | # | a bottle of | a box of | a pack of | this many | all my)  _3 $drugs _2 (enough | sufficient) ~ (to)? ~ (die | kill | end | od | overdose)?
(hide | hiding | conceal | cover up) ~ (my | the) ~ (cuts | self harm | scars | burns | cutting) _4 (from | parents | mom | mum | dad | teacher | school)
`,
  },
  {
    id: 'third.danger',
    category: 'suicide',
    level: 3,
    subject: 'other',
    patterns: `
$someone _4 (goodbye | farewell) (text | message | note | letter | video | voicemail)
$someone ~ _3 (said | says | told me | texted | wrote | writes | posted | keeps saying | messaged | keeps talking about) _5 (goodbye | wont be alive | better off without (him | her | them) | doesnt want to live | want* to die | take* (his | her | their) (own)? life | end* (his | her | their) life | $killself | overdose* | suicide | took (a load | a bunch | all) of pills)
(goodbye | suicide note | farewell) _6 (isnt answering | not answering | wont answer | cant reach (him | her | them) | isnt replying | not responding)
(someone | somebody | a friend | a guy | a girl | user | member | person) _8 (posted | sent | left | wrote | shared) ~ (a | his | her | their)? ~ (suicide note | goodbye note | suicide letter)
$someone _5 (locked | barricaded) (himself | herself | themselves) _5 (gun | knife | pills | razor | rope)
$someone _4 (plan | plans) to ~ (end | take | kill) ~ (her | his | their | himself | herself | themselves) ~ (life | own life)?
$someone _3 (cutting | cuts | burning | harming | hurting) ~ (her | his | their | herself | himself | themselves) ~ (arms | arm | wrists | legs | thighs | own)?
`,
  },
];
