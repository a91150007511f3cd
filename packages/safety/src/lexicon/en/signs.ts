import type { PatternGroup } from '../types.ts';

// A warning sign says nothing alone; several of different kinds close together do (see context/signs.ts). The level is
// the weight: 2 for what a plan is made of, 1 for what goes with it.
const sign = (name: string, level: number, patterns: string): PatternGroup => ({
  id: `sign.${name}`,
  category: `sign.${name}`,
  level,
  patterns,
});

/** English: warning signs. */
export const SIGNS: readonly PatternGroup[] = [
  sign(
    'joining',
    2,
    `
(go | going | be | gonna | to | ill | want | might | soon) _2 (see | join | be with | with | meet | follow | reunited with) (her | him | them | my (mum | mom | wife | husband | son | daughter | dad | baby | brother | sister | mother | father)) ~ (again | soon | tonight | now | there | up there)
(might | going to | gonna | could) go ~ (and)? ~ (see | join | be with) ~ (her | him | them | my (mum | mom | wife | husband | dad))
(be | am | is | im) with (my mother | my mum | my mom | my dad | him | her | them) _4 under the ground
be with my (mother | mum | mom | dad | father | son | daughter | wife | husband) and (she | he) is
ready to go up
`,
  ),
  sign(
    'means',
    1,
    `
(rope | noose | pistol | shotgun | cartridges | train timetable | train times | tablets | pills | morphine | blade | razor | hosepipe | canal | viaduct | overpass | insulin | antifreeze | rat poison)
`,
  ),
  sign(
    'final',
    1,
    `
(one last | last time | for the last | when im gone | once im gone | after im gone | after i go | before i go | wont need | not need it | wont be needing | the end of me | how it ends for me | its over for me | finished with it | want it finished | over by | no more mornings | never see | theyll find | will find them | who finds | who would find | would find me | find me | next of kin | told properly | kind of person just now | in one direction only | choice like | have the choice | id have the choice | ive the nerve | the nerve for | the reason im going | why im going | until i am dead | other end of the call | how it feels | see how it is | see how it feels | see how it felt)
`,
  ),
  sign(
    'means',
    2,
    `
(bought | buy | ordered | got | have | ive | keep | kept | found | dug out | holding | hid | tied | loaded | unlocked | stole | borrowed | theres | there is | put | picked up | test*) ~ (a | the | my | some | his | her | that | this | enough)? _1 (rope | noose | gun | shotgun | pistol | rifle | revolver | hose | hosepipe | cartridges | bullets | ammo | razor blades | razor | scalpel | ligature | strap | blade | blades | rat poison | charcoal | helium | sleeping pills | sleeping tablets | morphine | pills | tablets | insulin | pesticide)
(have | ive | got | still have | kept) ~ (still)? ~ (her | his | mums | dads | the old | grans | my old) _1 (tablets | pills | morphine | meds | insulin | patches | medicine)
the (rope | ropes | noose | gun | shotgun | pistol | hose | hosepipe | cord | pills | tablets | razor | blade | blades | meds | stash | bullets)
(sav* | stash* | hoard* | putting | collect* | keep*) ~ (them | some | a few | one | enough) ~ (up | back | aside | to one side | each | since)
(rafters | beam | light fitting | banister | bannister | hook on the back | curtain rail)
everything i need in my bag
what i need in my bag
(know | know the | found) ~ (the)? (code | combination | combo) 
($drugs | pills | tablets) ~ (are | is)? ~ (counted | lined up | crushed | laid out | in a pile | in front of me | beside me)
(thing | stuff | powder) that people use for rats
`,
  ),
  sign(
    'place',
    2,
    `
(im | i am | sat | standing | stood | sitting | parked | driving | drove | walking | went | go | going | heading | gone | up | on | at | to | been) ~ (up | out | down)? ~ (on | at | to | by | facing | near)? ~ (the | a | my)? _1 (bridge | overpass | viaduct | cliff | cliffs | cliff edge | cliff walk | rooftop | roof | ledge | parapet | reservoir | train tracks | tracks | railway | level crossing | multi storey | car park roof | quarry | beachy head | river bank | riverbank | weir | pylon | top of the tower | balcony | platform | reservoir)
(foot on the brake | in drive)
(back | stand | stands | standing | stood) ~ (against | behind | away from) ~ the _1 (platform | yellow line | edge | pillar | wall)
`,
  ),
  sign(
    'farewell',
    2,
    `
(said my goodbyes | saying my goodbyes | said all my goodbyes | goodbyes in my head | sorry to everyone | im sorry to everyone who | please take care of my | sorry in advance | say sorry to the driver | goodnight moon | goodbye everyone | bye everyone | last message | final message | last post | last entry | final entry | so long everyone | forgive me | remember me | please remember | its been real | thanks for playing | thank you for everything | tell my _1 i love | tell them i love | tell (him | her) i love | tell everyone i | love you all | love you all goodbye | sorry for everything | im sorry everyone | dont blame (yourself | yourselves | anyone) | its not your fault | not (his | her | their | your) fault | isnt (her | his | their | your) fault | wasnt (her | his | their | your) fault | dont call | dont come looking | wont be coming back | not coming back | wont be back | see you on the other side | next life | goodbye note | goodbye letter)
(told | tell | telling | texted) ~ (everyone | everybody | them all | them | him | her | my _1 ($loved)) ~ (that)? ~ i ~ love* ~ (them | him | her | everyone)
(tell | let) ~ (my)? _1 ($loved) ~ (that)? ~ (its not (him | her | them) | i love | im sorry | i loved | i tried)
(who | so someone | someone | you | they | he | she | nan | mum) ~ (will | would | can | could)? ~ (look after | take care of | feed | have | take) ~ (the | my) (dog | cat | cats | dogs | hens | fish | budgie | kids)
`,
  ),
  sign(
    'letter',
    2,
    `
(wrote | written | writing | write | sealed | left | leave | leaving | finished | editing) ~ (all)? ~ (the | my | them | a | out | some)? _2 (letters | notes | goodbyes | note | letter to | letters to | notes to | will)
(note | letter | letters | envelope | envelopes) ~ (is | are)? ~ (on | in | under | to) ~ (the | my) _1 (fridge | table | bed | pillow | drawer | pocket | mantelpiece | desk | wife | kids | nan | son | daughter | husband | seat)
(got | ive got | have | got the) ~ (the)? note
written (his | her | my | their) number on my (arm | hand)
`,
  ),
  sign(
    'settled',
    2,
    `
(gave | given | giving) ~ my _2 to
(ive | i have | im)? ~ (given | giving) away
(gave | giving | given | give | sold | rehomed) ~ (away)? ~ (all)? ~ (my | the | most of my) _2 (away | playstation | guitar | piano | books | clothes | hoodie | records | tools | car | cat | dog | budgie | hens | watch | jewellery | jewelry | collection | camera | bike | console)
(closed | emptied | deleted | wiped | cancelled | canceled | deactivated) ~ (the | my | all my | all the)? _1 (bank account | account | accounts | socials | milk | phone | subscriptions | social media | instagram | facebook | standing orders)
(my | the) ~ (solicitor | lawyer | accountant | executor) ~ (has | knows) 
(life insurance | the insurance | policy | insurance paperwork | funeral | pension | will | affairs | passwords) ~ (is | are | for | on | has)? ~ (paid up | paid | sorted | in order | written | on the | left | signed | all in | organised | up to date | updated)
(labelled | paid up | signed the house | signed over | next of kin | cleaned my room | cleaned the house | packed up my | cleared out my | tidied (up)? my | put my affairs)
arrangements ~ (i have | ive | i)? ~ made
so _2 ($loved | nobody | they | he | she) ~ (doesnt | dont | wont) have to
`,
  ),
  sign(
    'resolved',
    2,
    `
(waiting (on | for) (the)? (dark | nightfall) | made up my mind | made my mind up | mind is made up | my minds made up | no going back | no turning back | theres no other way | only way out | ive decided | i have decided | i have therefore settled | settled upon | picked (the | a | my) (day | date) | chosen (the | a | my) (day | date) | set (a | the) date | its happening | its set for | going ahead | going through with it | i know how it ends | its time | im ready | i am ready | thats my window | final decision | this is it | i mean it this time | gonna do it | going to do it | im doing it | i am doing it | ill be doing it | finish what i started | planned it | ive planned | do it properly | tonights it | tonight then | tonights the night | ready to go | quite ready | i shall do it | i will open it | like a clear evening | tonight is the night | im out for real | im checking out | had a plan since | have a plan | ive got a plan | i know how | already know how | wont be here | wont live to | not live to | wont need it | not gonna be around | wont be around | i made sure)
($wanna | could | might | should | gonna) ~ (just)? do it .
`,
  ),
  sign(
    'ended',
    2,
    `
(i)? tried (again | last night | it again | to | once | it) _3
(it didnt work | didnt take | didnt work | it failed | survived it | still here somehow | woke up again)
(hours | minutes) ago i was (in | on | at) the _1 (rafters | bridge | roof | tracks | ledge | edge | water | bath)
(second | third | another | last) attempt
`,
  ),
  sign(
    'state',
    1,
    `
(getting sleepy | so sleepy | im fading | fading | legs are (going)? numb | legs are going | its so cold | it is cold | so loud | shaking so bad | cant stop shaking | cant stop crying | crying too much | throats raw | throat is raw | blood | bleeding | feel calm | feel so calm | weirdly calm | feel weirdly | strangely calm | at peace | so peaceful | peace* | restful | a relief | feels like relief | weird how calm | calm that makes)
`,
  ),
  sign(
    'time',
    1,
    `
(tonight | tomorrow night | this weekend | bank holiday | after graduation | after prom | after exams | after christmas | after my birthday | new years eve | by my birthday | in march | on sunday | on monday | on friday | on saturday | saturday night | the day after | thursday after next | im off saturday | last night | once | soon as | last _1 ever | waiting for | waiting on | just waiting | one day soon | last haircut | last shift | two weeks | a few days left | couple more minutes | twenty minutes)
`,
  ),
  sign(
    'alone',
    1,
    `
(nobody knows | no one knows | noone knows | nobody is home | nobody home | no one home | house to myself | door is locked | doors locked | door locked | locked the door | phone off | turned my phone off | everyone is asleep | everyones asleep | all asleep | everyones gone | wife thinks | at (her | his) sisters | at their dads | goes to church | nobody to talk to | no one to talk to | nobody to call | all alone | so alone | left alone | nobody rang | no one rang | nobody called | nobody comes | nobody would find me | who would find me | find me | i havent told | not told | ive not told | aint told nobody | told no one | told nobody | havent told anyone | never told anyone | i havent told them)
`,
  ),
  sign(
    'despair',
    1,
    `
(cant do this anymore | cant do it anymore | cant take it | cant take this | cant go on | cant keep going | cant cope | cant carry on | had enough | so tired of | tired of everything | tired of it all | tired of this | tired of being | nothing left | no point | whats the point | hopeless | no hope | no future | no way out | nobody cares | no one cares | nobody would miss | no one would miss | hate myself | hate my life | worthless | useless | burden | waste of space | better off without | exhausted | never get better | never going to get better | wont get better | isnt shifting | i give up | giving up | lost everything | trapped | unbearable | too much pain | in so much pain | cant live | dont deserve | failure | numb | empty | lonely | i miss (her | him | them | my) | be with (my | her | him) | under the ground | since he passed | since she passed | she is under)
`,
  ),
  sign(
    'thought',
    1,
    `
(think about it | thinking about it | thought about it | think about doing it | thinking about doing it | wish i had the guts | the guts to | how id do it | how i would do it | do it myself | rehearse it | imagine it | pictured it | picturing it | fantasise about it | fantasize about it | it would be so easy | itd be so easy | keep looking at | cant stop looking at | i look at | security blanket | had the choice | so id have the choice | would it hurt | does it hurt | will it hurt)
`,
  ),
];
