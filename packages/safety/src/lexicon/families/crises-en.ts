import type { PatternGroup } from '../types.ts';
import { crisis } from './crisis.ts';

const PERSON = `he | she | they | hes | shes | dad | mum | mom | husband | wife | boyfriend | girlfriend | partner | ex | stepdad | stepmum | uncle | brother | coach | teacher | carer | guard | son | in laws | foster dad | my man | boss | oga`;

/** English: other crises, family by family. */
export const ENGLISH_CRISES: readonly PatternGroup[] = [
  crisis(
    'abuse',
    'abuse',
    4,
    `
(${PERSON}) _3 (hits | hit | beats | beat | punches | punched | kicks | kicked | slaps | slapped | chokes | choked | strangles | strangled | shoves | shoved | pushes | pinches | burns | burned | whips | throws things at | threw) (me | us | my)
(${PERSON}) _2 (threw | slammed | dragged | pinned) me _3
(${PERSON}) _3 (locks | locked) (me | us) (in | out)
(${PERSON}) _2 (forced | forces | made) (me | himself on)
i was (raped | assaulted | attacked | molested | groomed | trafficked)
(raped | molested | assaulted) me
(kicking | banging | breaking) _1 the door _6 (bathroom | kids | hiding | locked)?
(knife | gun) to my (throat | head)
(takes | took | taken | took away | kept) my (pension | passport | wages | phone | id | papers)
(controls | takes) every (penny | cent) 
(reads | checks) all my messages
(post | share | leak | send) the (pictures | photos | pics | video | nudes) if i
(outside my) (flat | house | work | door) again _6
(restraining order) _6
(comes | came | keeps coming) (in | into) my (room | cell | bed) _4
(touches | touched | gropes) me _4
(they will | theyll | they ll) kill me if
(wedding | marriage) _2 (arranged | forced) _4
(made | forced) to (sleep with | have sex | work) _4
(bruise | bruises | marks | scratches) _6 (photographs | photos | he | she | neck | since)
(strangled | killed | hurt) the (dog | cat) in front of
(follows me | tracks me | put something on my phone)
(our secret) _3
(beat the (girl | gay | boy | devil) out of me)
(bag packed | nowhere to go) _4 (nowhere to go | leave | refuge)
(flinch) when _4
its either me or the
hits herself and tells
`,
  ),
  crisis(
    'child',
    'child_safety',
    4,
    `
(im | i am | am | aged) _1 (7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | seven | eight | nine | ten | eleven | twelve | thirteen | fourteen | fifteen) _8 (boyfriend is | marry | hotel | blackmail* | video | alone | no food | hasnt come home | hungry | pics | pictures | touch* | hit* | send)
(uncle | coach | teacher | stepdad | brother | man | boys | swimming club | foster dad) _6 (game | secret | special | pants | shower | room at night | makes me do things | good boys dont tell | watches me | pics | texting me)
(man | lady | guy | someone | somebody | stranger) _3 (online | in a game | in my discord | on roblox | on snap) _6 (pics | pictures | where i live | alone | meet | send | uniform | hurt themselves)
(mum | mummy | mom | mommy | dad | daddy | step mum | stepmom) _3 (locked me | hurts | hits | makes me sleep | wont wake | hasnt come home | burns | starves)
(wont wake up) _3 (properly)?
(blackmail* | threaten*) me with _3 (video | pictures | pics | nudes)
(sent | taken | flown) (to my country | abroad | back home) _3 (cut | married)
(supposed | going) to marry a man
(flinches) when _6
(cigarette burns | bruises shaped | burn marks) _6 (arm | girl | boy | fingers | child | daughter | son)
(pictures | videos) _6 (children | kids) . 
(drew | said | told me) something _3 no child
(ran away | run away) _6 (bus station | phone | alone | night | street)
(nobody | no one) feeds the (kids | children)
(dont) (want to | make me) go home _3 (school)?
(leaves | left) the (twins | baby | kids | toddler) (in the car | alone) _4
(attractions | attracted) to (kids | children | her | him) _4
(grown up | adult) did sex
(if i tell) _3 (hurt | kill) my (dog | mum | sister | mom)
(make | makes) me carry stuff _4
`,
  ),
  crisis(
    'distress',
    'acute_distress',
    2,
    `
(cant breathe | cant catch my breath | cant get air | cyaan catch mi breath | hyperventilating | breathings all wrong | chest tight)
(cant stop) (shaking | crying | screaming | vomiting | trembling | sobbing)
(having (a | another) panic attack | panic attack right now | panic attack . | having a flashback | dissociating | freaking out | losing my mind)
(walls are closing | closing in on me)
(too much) _1 too much
(make it stop | help me get out | get me out)
(im back there | im there again)
(behind glass | everything is far away | everythings gone far away | not real | doesnt feel real | isnt real | voice sounds wrong | hands arent mine)
(whole body | everything) is (buzzing | spinning | shaking)
(gonna | going to) pass out
(found | just found) (my | him | her) _3 (cold | dead | hanging | not breathing)
(told | phone | called) _6 (sons dead | hes dead | shes dead | is dead)
(keep hearing | keep seeing) the (crash | blood | scream* | body | train | explosion)
(under the) _1 table _4
(cant feel my) (face | hands | body)
(legs | body) (dont | wont | doesnt) obey
(robbed | mugged | attacked) _6 (gun | knife) _3
(jumped in front of my train)
(hands) _3 (like claws | claws)
(on top of me) again
(heart) (pounding | racing) _6 (dying | numb | panic)
please talk to me
`,
  ),
  crisis(
    'eating',
    'eating_disorder',
    3,
    `
(havent | not) (eaten | swallowed) _4 (days | day | since | week | solid | monday | engagement)
(make | making | made) myself (sick | throw up | vomit) _3 (after | every | again)?
(throw | threw | throwing) it (all)? up _3
(binge* | purg*) _3 (purg* | binge* | vomit | cry | throw | sick | every)
(blood in my vomit | fingers down)
bmi (is | of) _1 (# | ##) _6 (huge | fat | lower)?
laxatives _4
(hide | hiding | throw away) (food | my lunch | the lunch | my dinner) _4
chew and spit
(period* gone | periods stopped | hair falling out | hairs falling) _4
(want | trying) to be (so)? (thin | skinny) _4
(still | i) (look | need to lose | feel) (huge | fat | ten pounds) _4
(skipping | skip | skipped) _2 (my)? (insulin | meals) _4
(insulin) _3 fat _4
(ana | mia) is my _2 friend
(weigh myself) _3 times
(food | eating | bread) _4 (evil | demon | disgust* | scared)
(scared) of (water | food | eating) 
(calories | cals) _3 (too much | day) _4
(faint* | passed out) _8 (eaten | apple | assembly | food | since)
(cant | wont) let them feed me
(want an eating disorder)
(tube came out) _6
(jumps | squats | run) _4 (each | every) meal
(after each meal | after every meal) _4
(cant keep anything down)
(like | love) not eating
(still)? wont eat _2
`,
  ),
  crisis(
    'harm',
    'harm_to_others',
    4,
    `
(going to | gonna | ima | imma | ill | want to | wanna) _1 (kill | stab | shoot | hurt | cut | shake | smother | strangle | poison | catch | do) (him | her | them | the baby | my baby | my ex | my boss | someone | that boy | somebody | up this place | in) _4
(burn | set fire to) (his | her | their | the | that) (house | car | place) _3 (down)?
(holding | got | have) _2 (a | my | the | dads)? _2 (gun | knife | machete | hammer | rounds | strap) _8 (him | her | them | classroom | outside | work | guard | meeting | class)
(bringing | took | bring | taking) (a | the | my) (machete | knife | gun | hammer) to (work | school | the)
(live rounds | strap already on me)
(know where) _3 (lives | parks | live | works | goes to school) _6
(put | hands) _2 (round | around) (her | his | my sisters) neck
(thoughts of | keep thinking of | thinking about | imagine) (smothering | stabbing | killing | strangling | hurting) (my | him | her | them | the)
(pillow) in my hand
(push | run | throw) (someone | somebody | those people | him | her | them) (under | down | out the window | off)
(someone | somebody | someones | somebodys) got to pay
(make them bleed | in the ground) _4
(mix | put) something in (their | his | her) (food | tea | drink)
(do something everyone remembers)
(no ones gonna be laughing | wont walk home | over for him)
(putting my foot down) _4
(hit my wife | hit her bad | shake her | held him over) _4
(cant trust myself) (alone)? with (my | the) (toddler | baby | kid* | child*)
(gave) _4 too many _4 want (her | him) gone
(poisoned) (next door* | the | his | her) (dog | cat | well) _3
(im | been) outside (the | his | her) _2 with a (hammer | knife | bat | gun)
(kill my (ex | wife | boss | dad)) _4 (meant | mean) it
`,
  ),
  crisis(
    'medical',
    'acute_medical',
    6,
    `
(chest) _3 (hurts | pain | tight* | crushing | clutching) _6 (arm | numb | sweating | jaw | sweat*)
(clutching his chest | clutching her chest)
(face | mouth) _4 (dropped | droop* | drooping) 
(gibberish | slurr* | speech has gone) _4
(wont | cant | doesnt | not) (wake up | waking up | waking) _3
(throats | throat) _2 (closing | swelling | closed up)
(blue | purple | grey | gray) (around)? _2 (lips | mouth | face)
(lips | face) _2 (blue | purple | grey)
(turning | going) (grey | gray | blue)
(isnt | not | stopped | barely) breathing
(breathing) _3 (once every | every ten)
having a (seizure | fit | stroke | heart attack) _4
had a fit in
(seizure) _4 (stopping | minutes)
(drank | swallowed | ate) _4 (drain cleaner | bleach | battery | batteries | fistful | antifreeze | petrol | detergent)
(worst headache of my life | thunderclap)
(fell | hit) _3 head _6 (sick | sleepy | confused | vomit*)
(weeks | pregnant | labour) _4 (a lot of blood | bleeding | blood | foot | coming first)
(swollen | swallow | football) _4 (cant swallow | epipen | bee)
(sugar) (says | is | was)? (hi | high | low) _6 (vomit* | confused | breath)
(chainsaw | artery | pumping) _4 (pumping | leg | blood)
(collapsed) _3 (church | breathing | street | floor | isnt | wont | unconscious)
(rash) _6 (glass | stiff neck)
(inhaler) _4 (empty | not working) _4
(electrocuted | drowned | choking | snake bit | bitten by a snake)
(stuck) _3 (throat | shes not making | making any noise)
(coughing up blood | vomiting blood)
(cold as stone | stopped shivering)
(cant feel my legs) _4 (wet myself | since)
(od d | odd | overdosed | did heroin) _6 (lips | breathing | wake)
(heart going like mad | passed out) _4 (gym | twice | again)
(wrong hand | cant lift my)
`,
  ),
  crisis(
    'psychosis',
    'psychosis_mania',
    3,
    `
(tv | radio | television | news | setlist | number plates) _4 (about me | to me | told me | messages | counting me | sends me)
(chip | microchip | transmitter) _3 (behind | in) my (ear | head | tooth | teeth | brain | arm)
(havent | not) slept in _2 days _8
(slept) _2 hours _2 (this week | all week) _4
(dont need sleep | need no sleep | without sleep) _4
(i am | im) (the)? (messiah | god | jesus | prophet | chosen | chosen one | pure light)
been chosen by _4
(cameras | microphones | bugs) in the (socket* | wall* | plants | vent* | smoke)
(wife | husband | mum | mother | son | baby) _2 (been replaced | not (a)? real | an impostor)
(voices | voice | angels | it) _3 (telling me | tell me | says i | say i | command* | whisper*) _4
(neighbours | neighbors | they | mi5 | cia | fbi | government | police) _3 (pumping gas | poison* | swapped | spying | reading my mind | listening to my thoughts | watching me through)
(poisoning my (food | water))
(hears | hear | reading | read | taking) (what i think | my thoughts | thoughts out of my)
(bugs under my skin)
(everyone) _3 (is an actor | are actors | in on it)
(youre | you are) in on it
(thoughts go so fast | thoughts are racing)
(solved) _6 (god | physics | everything | prime numbers)
(bought two cars | emptied my savings) _10
(stopped (my)? (tablets | meds)) _4 signal
(man standing in my room) _8
(people living in my mirrors | in my mirrors)
(whispers when i)
(in contact with the president)
(what is real | whats real) _4
(money is fake) _4
(hear) _3 baby crying in the wall
`,
  ),
  crisis(
    'substance',
    'substance',
    2,
    `
(relapsed | relapse | used again | slipped) _3 (on | last night | after)?
(need a drink) _4 (morning | ten | shake | wake)
(mixing | mixed | mix) (benzos | xanax | pills | oxy | codeine | ket | coke) _3 (vodka | alcohol | drink* | wine)
(cant stop) (using | drinking | taking) _4
(days up | bender | come down | cant come down) _4
(stopped drinking | quit drinking | off the drink) _6 (sweat* | spiders | shak* | seeing)
(seeing) (spiders | bugs | things) _3
(stole | steal*) _4 (gear | purse | drugs | score)
(tolerance) _4 (high | scared)
(taking | snorting | smoking | shooting | doing | on) (fentanyl | meth | heroin | crack | spice | ket | coke | oxy) _4
(shot up) _4
(hiding) (bottles | the bottles | cans) _4
(drove) _6 (drunk | high)
(the dts | got the horrors | withdrawals) _4
(bottles | bottle) _3 (daily | a day | every day | now)
(drank hand sanitiser | drank hand sanitizer | drank mouthwash | drank aftershave)
(pregnant and (still)? using)
(blacked out) (again)? _4
(crave | craving) it _3
(dealers number | went out to score | fifty bucks)
(pee | peeing) blood
(wanna | want to) get clean _4
(litre | bottle | liter) of (whisky | vodka | gin) a day
(kicked (me)? out) _3 (sober | rehab)
(paraffin | glue | petrol) _4 (sniff* | get | camp)
(in the teapot | toilet cistern)
`,
  ),
];
