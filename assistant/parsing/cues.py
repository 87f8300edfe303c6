# ruff: noqa: E501  (patterns are read better in one piece)
"""What people say for each command but search: patterns in both languages, tried from the most particular on."""

from __future__ import annotations

import re

_CUES: tuple[tuple[str, float, str], ...] = (
    (
        "forget_me",
        0.95,
        r"\bforget (?:me|everything|what you know|my data)|delete (?:my data|what you (?:know|remember))|erase (?:my|me)|"
        r"(?:忘掉|忘记|忘了)(?:我|关于我)|(?:删除|清除)(?:我的)?(?:数据|个人信息|记录|资料)",
    ),
    (
        "set_language",
        0.95,
        r"\b(?:speak|switch to|reply in|answer in|use|in) (?:english|chinese|mandarin)\b(?: please)?\W*$|"
        r"(?:说|讲|用|切换(?:到|成)?|改成)(?:中文|英文|英语|汉语|普通话)",
    ),
    (
        "handoff",
        0.95,
        r"\b(?:talk|speak|chat|connect|transfer|put|get|want|need|contact|reach|call|pass|switch)\b[^.?!]{0,25}\b(?:human|real person|person|agent|"
        r"representative|operator|someone real|staff|assistant manager|customer service|customer support|manager)\b|\b(?:human|live) agent\b|"
        r"转人工|人工客服|(?:找|要|叫|联系|转)(?:一下)?(?:个)?(?:人工|真人|客服|经理)|真人",
    ),
    (
        "update_profile",
        0.85,
        r"\b(?:change|update|edit|correct|set)\s+(?:my|the)\s+(?:email|e-mail|phone|name|profile|account|personal)|"
        r"(?:修改|更改|更新|换)(?:一下)?我?的?(?:邮箱|电话|手机号|名字|姓名|个人资料|账号信息)",
    ),
    (
        "refund_status",
        0.92,
        r"\b(?:where(?:'s| is)|when|status|track|check|got|received?|has|have)\b[^.?!]{0,40}\b(?:refund|money back)\b|refund (?:status|yet)|\bmy refund\b|"
        r"退款(?:到哪|到账|进度|状态|什么时候|多久|还没|呢|了吗|到了)|(?:什么时候|多久|何时)[^。？]{0,6}退款|钱(?:什么时候|怎么还没|还没)退|查(?:一下|询)?(?:我的)?退款",
    ),
    (
        "cancel_order",
        0.93,
        r"\bcancel(?:l?ing|l?ation of)?\b[^.?!]{0,30}\b(?:order|purchase|it|parcel|ml\d+)\b|\bdon't want (?:my|the) order|取消[^。？]{0,10}(?:订单|单子|购买)|(?:订单|单子)[^。？]{0,8}取消|不想要(?:这|那)(?:个|笔)?(?:订单|单)",
    ),
    (
        "change_address",
        0.93,
        r"\b(?:change|update|edit|correct|modify|different|wrong|another)\b[^.?!]{0,30}\baddress\b|send it to (?:another|a different)|(?:改|换|修改|更改|填错)[^。？]{0,8}地址|地址[^。？]{0,8}(?:改|换|错)",
    ),
    (
        "change_payment",
        0.9,
        r"\b(?:change|switch|update|another|different)\b[^.?!]{0,25}\b(?:payment method|payment|card)\b|(?:改|换|更改|修改)[^。？]{0,8}(?:付款|支付)(?:方式)?",
    ),
    (
        "exchange_items",
        0.92,
        r"\b(?:exchange|swap)\b(?! policy| rate)[^.?!]{0,40}|换货|(?:换|调)(?:成)?(?:一)?(?:个|件|双|条)?[^。？]{0,4}(?:码|尺码)|想换一(?:件|双|个|条)",
    ),
    (
        "change_items",
        0.85,
        r"\b(?:add|remove|change|modify|edit)\b[^.?!]{0,25}\b(?:items? (?:in|to|from)|(?:to|from|in)) (?:my|the) order\b|(?:修改|更改|改)(?:一下)?(?:我的)?订单(?!地址)|订单里(?:加|减|删)",
    ),
    (
        "report_problem",
        0.92,
        r"\b(?:arrived|came|is|was|got|received?)\b[^.?!]{0,30}\b(?:broken|damaged|defective|faulty|wrong (?:item|size|colou?r|one|thing)|cracked|torn|missing)\b|"
        r"\b(?:broken|damaged|defective|faulty) (?:item|product|parcel|one)|(?:never|not|hasn't|didn't) (?:arrived?|received?|come)\b(?=.*\bproblem)|"
        r"(?:收到|寄来|到货|打开)[^。？]{0,14}(?:坏|破|碎|错|瑕疵|裂|少|缺|不对)|发错|少发|漏发|有(?:质量)?问题|质量太差",
    ),
    (
        "policy",
        0.93,
        r"\b(?:policy|policies|terms|warranty|guarantee)\b|\bhow (?:long|many days)\b[^.?!]{0,30}\b(?:return|refund|shipping|delivery|ship|deliver)|"
        r"\bhow much (?:is|does|are)\b[^.?!]{0,20}\b(?:shipping|delivery)\b|\b(?:shipping|delivery) (?:cost|fee|price|time|option|charge)s?\b|\bfree (?:shipping|delivery|returns?)\b|"
        r"\b(?:can|could|may) (?:i|you|we) (?:return|ship|send back|pay|deliver)\b|\bdo you (?:ship|deliver|accept|take|charge|share|sell my|store|keep my)\b|\bhow (?:do|can|to|does)\b[^.?!]{0,20}\b(?:return|refund|pay|exchange|ship|deliver)|"
        r"\b(?:payment (?:methods?|options?)|pay (?:with|by)|privacy|my (?:personal )?data|gift cards?)\b|\bwhich (?:cards|countries)|"
        r"政策|规定|条款|(?:能不能|可不可以|可否|还能|能|可以)(?:退|换)(?:吗|么|不|$)|保修|质保|三包|(?:怎么|如何|可以|能|能不能|可不可以|支持)[^。？]{0,8}(?:退货|退换|退款|换货|付款|支付|开发票)|(?:七|7)天无理由|运费|包邮|邮费|"
        r"(?:几天|多久|多长时间|什么时候)[^。？]{0,6}(?:发货|送到|到货|能到|配送)|(?:支持|接受|用)[^。？]{0,6}(?:支付|付款|微信|支付宝|信用卡|花呗)|隐私|(?:我的)?(?:个人)?(?:信息|数据)(?:安全|会|怎么)|配送(?:范围|时间|方式)|发票|退货(?:期|期限|流程|要求|条件)",
    ),
    (
        "return_items",
        0.9,
        r"\b(?:return|send (?:it |this |them )?back|give back)\b(?! policy)[^.?!]{0,40}|\b(?:want|get|need|request|like)\b[^.?!]{0,20}\b(?:a refund|refunded|my money back)\b|退货|(?:想|要|把|给我)[^。？]{0,12}退(?:掉|了|回|款)|申请退",
    ),
    (
        "order_status",
        0.93,
        r"\bwhere(?:'s| is| are)\b[^.?!]{0,25}\b(?:order|parcel|package|delivery|stuff|shipment|ml\d+)|\b(?:track|status of|follow|check (?:on )?|see|show|view|look up|list)\b[^.?!]{0,25}\b(?:orders?|parcel|package|delivery|shipment|ml\d+)\b|"
        r"\b(?:order|parcel|package|delivery|shipment) (?:status|history|tracking|arrive|here)|\bwhen (?:will|does|is|do)\b[^.?!]{0,30}\b(?:arrive|come|delivered|get here|ship|be here)|\bhas (?:my|it|the order)\b[^.?!]{0,20}\b(?:shipped|arrived|been sent)|"
        r"\b(?:my|last|latest|recent) (?:orders?|parcel|package)\b(?!.*\b(?:return|cancel)\b)|\border\s*#?\s*[a-z]{0,3}-?\d{4,}|^\W*ml-?\d{4,}\W*$|"
        r"(?:订单|包裹|快递|物流|货|东西)[^。？]{0,8}(?:到哪|在哪|哪了|状态|进度|到了|到没|怎么还|什么时候|发货|查|呢)|(?:查|看|跟踪)(?:一下|询|看)?[^。？]{0,8}(?:订单|包裹|快递|物流)|(?:什么时候|何时|多久)[^。？]{0,6}(?:到|送达|发货)(?:啊|呢)?|发货了(?:吗|没)|我的(?:订单|包裹|快递)|(?:上一?个|最近的?)(?:订单|包裹)",
    ),
    (
        "checkout",
        0.92,
        r"\b(?:check ?out|place (?:the |my )?order|buy (?:now|it now|everything|these)|pay now|proceed to pay)\b|结(?:账|算)|(?:现在)?下单|去付款|买单",
    ),
    (
        "remove_from_cart",
        0.92,
        r"\b(?:remove|delete|take)\b[^.?!]{0,40}\b(?:cart|basket|bag)\b|(?:从)?购物车[^。？]{0,10}(?:删|移|去掉|拿掉)|(?:删|移)(?:除|掉|出)[^。？]{0,10}购物车",
    ),
    (
        "add_to_cart",
        0.92,
        r"\b(?:add|put)\b[^.?!]{0,60}\b(?:cart|basket|bag)\b|\b(?:i'll|i will|let me|i want to) (?:take|buy|have|get) (?:it|this|that|the|one|two|[0-9])|^(?:(?:ok(?:ay)?|fine|all ?right|good|great|well|yes|sure)\b[\s,.!]*)?(?:then )?(?:please )?(?:get|buy|order|take) (?:me )?(?:it|this|that|the)\b|加(?:入|到|进)?[^。？]{0,12}购物车|(?<!不)(?<!不想)(?:要|买|拿|选)(?:这|那|第)(?!些)[^。？，]{0,6}(?:件|个|款|双|条|只|台)?(?:了|吧)?$|^\W*那(?:就)?(?:[这那](?!些)|第[一二三四五六七八1-8])[个件款双条只台]?(?:吧|好了)\W*$|就(?:要|买|拿|选)?(?:[这那](?!些)|它|第[一二三四五六七八1-8])[一]?[件个款双条只台]?(?:吧|了|好了)?\W*$|"
        r"^(?:(?:ok(?:ay)?|fine|all ?right|alright|good|great|well|yes|yeah|sure|right)\b[\s,.!]*)+(?:(?:then|so)[\s,]+)?(?:i'?ll (?:have|take) |let's (?:have|take) )?(?:the )?(?:that|this|it|first|second|third|fourth|fifth|sixth|seventh|eighth|last)(?: one)?(?: then| please| it is)*\W*$|"
        r"^(?:(?:the )?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|last|that|this)(?: one)? (?:then|it is)|that(?: one)?(?:'ll| will) do)\W*$|\bi(?:'ll| will) go (?:with|for) (?:it|this|that|the)\b|"
        r"^\W*(?:就|给我|那)?(?:来|要|买)[一两二三四五六1-9][件个双条台只](?:吧)?\W*$|^\W*(?:i'll take|i want|give me|get me) (?:one|two|three|four|[1-9])(?: of (?:it|them|those|these))?\W*$",
    ),
    (
        "view_cart",
        0.92,
        r"\b(?:show|view|see|what(?:'s| is)|open|check)\b[^.?!]{0,20}\b(?:cart|basket)\b|^(?:my )?(?:cart|basket)$|(?:看|查看|打开)?(?:一下)?(?:我的)?购物车(?:里)?",
    ),
    (
        "undo",
        0.95,
        r"^\W*(?:undo|go back|back|take that back|revert|step back|previous)(?: the last (?:change|step|one)| that| please)?\W*$|undo (?:that|the last)|^\W*(?:撤销|撤回|返回|回退|上一步|退回去|取消上一步|撤销上一步|恢复)",
    ),
    (
        "reset",
        0.95,
        r"\b(?:start (?:over|again|afresh|anew)|reset|clear (?:all|everything|filters?|the (?:filters?|search))|new search|from scratch|forget (?:that|it|all that))\b|重新(?:开始|来|搜|找)|清(?:空|除)(?:所有|全部|条件|筛选)|从头(?:开始|来)|重来|重置",
    ),
    (
        "more",
        0.95,
        r"^\W*(?:(?:show|see|give|any|some)\s*(?:me)?\s*)?(?:(?:some|any|a few) )?more(?: please| results| options| of (?:them|these|those)| like that)?\W*$|\b(?:next page|what else|(?:any|some)thing (?:else|different)\W*$|show (?:me )?others|other options|see more|not (?:those|these)(?! in\b)|none of (?:these|those|them)|i don't like (?:any of )?(?:these|those|them))\b|(?:看看|看|换|要)(?:点|些|一些)?(?:别的|其他的?|其它的?)\W*$|^\W*(?:还有(?:吗|别的|其他|更多|没有)|更多|再来(?!.{0,3}像)|换一批|下一页|再看看|多来点(?!像)|继续|还有呢|别的呢|(?:我)?不(?:要|想要|喜欢)[这那]些|都不(?:喜欢|要|行|好看)|看看别的|换(?:点|些|一些)?(?:别的|其他的?|其它的?)\W*$)",
    ),
    (
        "compare",
        0.93,
        r"\b(?:compare|comparison|difference between|versus|vs\.?|which (?:one )?(?:is|of (?:them|these)|should)|side by side)\b|(?:跟|和|与|同)[^，。]{0,8}比|比较|对比|(?:有)?什么(?:区别|不同)|哪(?:个|款|一个)(?:更|比较|好)|区别",
    ),
    (
        "offers",
        0.9,
        r"\bwhere(?:'s| is| are| can i (?:get|buy)| to (?:get|buy))\b[^.?!]{0,25}\bcheap|\bwhich (?:shop|store|seller)\b[^.?!]{0,25}\bcheap|\b(?:with|including|incl\.?) (?:the )?(?:delivery|shipping)\b|\b(?:delivery|shipping) (?:included|for (?:it|this|that|the \w+(?: one)?))\b|(?:含|包括|算上|加上|连)运费|\bcheapest (?:seller|offer|place)|\b(?:other|which|all|who) sellers?\b|price comparison|\bwho (?:else )?(?:sells|has)\b|(?:还有)?(?:谁|哪家|别家|别的店)(?:还)?(?:在)?卖|哪(?:里|家|儿|个店)(?:买|卖)?(?:最|更|比较)?便宜|比价|(?:其他|哪些|有几个)(?:卖家|店铺|商家)",
    ),
    (
        "reviews",
        0.92,
        r"\b(?:any|are there|what) (?:complaints?|problems|downsides|drawbacks|negatives|bad reviews)\b(?: (?:about|with|of|on|for))?|(?=\b(?:true to size|runs? (?:small|large|big))\b)|(?:有|看)[^，。]{0,4}(?:差评|缺点|槽点|负面)|(?=(?:尺码|尺寸)(?:标?准|偏[大小])(?:吗|不准|么))|(?=会(?:不会)?(?:掉色|起球|缩水|偏小|偏大|变形|褪色|掉毛))|"
        r"\b(?:what (?:do|did) (?:people|others|buyers|customers|they) (?:say|think)|reviews? (?:of|for|about|on|say)|any reviews|(?:do|did) (?:people|buyers|customers|others|they) (?:like|recommend|love)\b(?! (?:more|most|best|better))|(?:does|did|do|has|have) (?:anyone|anybody|people|buyers|customers|they|any(?: of the)? reviews?) (?:ever )?(?:say|said|mention|mentioned|complain|complained|report|reported|think|find|found)|read (?:the )?reviews|(?:customer|buyer) (?:reviews|opinions)|show (?:me )?(?:the )?reviews|what are the reviews|is it (?:any )?good)\b|^reviews?\W*$|评价(?:怎么样|如何|好吗|好不好|呢)|(?:看|有|的)[^，。]{0,4}评价\W*$|^\W*评价\W*$|(?:大家|别人|买家|用户)(?:怎么|都)?(?:说|评|觉得)|有(?:没有)?人(?:说|提到|提过|反映|反馈|吐槽|抱怨)|(?=(?:拉链|质量|做工|音质|续航|电池|手感|味道|口感|保暖性?|透气性?|噪音|吸力|拍照|屏幕|轮子|鞋底)(?:怎么样|好不好|好吗|如何|行吗|耐用吗))|口碑|好评多吗|看(?:看|一下)?评论",
    ),
    (
        "recommend",
        0.85,
        r"\b(?:recommend|suggest|surprise me|inspire me|what should i (?:buy|get)|(?:go(?:es)?|looks? good|pairs?|what to wear) (?:well |nicely )?with|any ideas|gift ideas?|popular|best ?sell(?:er|ing)s?|trending)\b|推荐|(?:有什么|什么)好(?:的|物|东西)|搭配|配什么|送礼|热(?:卖|销|门)|爆款",
    ),
    (
        "overview",
        0.9,
        r"\b(?:how many|what (?:brands|kinds|categories|types|colou?rs|sizes) (?:of|do|are|have)|which brands|what do you (?:sell|have|carry|stock)|price range|(?:what(?:'s| is) the )?(?:cheapest|most expensive|dearest)(?! (?:one )?first)|what else do you sell)\b|"
        r"(?:有|卖)(?:多少|几)(?:种|个|款|件|条|双|台)?|(?:有|卖)(?:哪些|什么)(?:品牌|牌子|种类|类|商品|东西)?(?=$|[？?。，])|价格(?:区间|范围)|最(?:便宜|贵)的(?:是|多少)|(?:什么|哪些)(?:品牌|牌子)",
    ),
    (
        "details",
        0.9,
        r"\b(?:tell me more|more (?:about|details|info)|details?|what(?:'s| is| are) (?:it|this|that|they|(?:the|number) \w+(?: one)?) made (?:of|from)|what (?:material|size|colou?r)s?\b|is (?:it|this|that|the \w+(?: one)?)\b|does (?:it|this|that|the \w+(?: one)?)\b|has (?:it|this)|how (?:big|heavy|long|much|large|tall) (?:is|does|are)|"
        r"how (?:much|many) \w+ (?:does|do|has|have) (?:it|this|that|the)|what sizes|which sizes|which colou?rs|how much is|describe|open the|show me the \w+ one|(?:show|see|open|look at)(?: me)? (?:the )?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|last|number [1-8])(?: one)?(?: again| once more)?\W*$|what other colou?rs|the (?:first|second|third|fourth|fifth|last|[1-9](?:st|nd|rd|th)) one\W*$|specs?|specifications?|dimensions)\b|"
        r"详(?:情|细)|介绍(?:一下)?|(?:第[一二三四五六七八九十\d]+|这|那|它)(?:个|款|件|条|双|台|部)?(?:是|有|多少|怎么样|什么|能|可以|会|的)[^，。]{0,12}(?:吗|呢|什么|多少|怎么|钱|材质|尺码|颜色|面料)|多少钱|什么(?:材质|面料|材料|做的)|有(?:什么|哪些)(?:颜色|尺码|码)|(?:第[一二三四五六七八九十\d]+|[这那它])(?:个|款|件|条|双|台|部)?(?:有没有[^，。]{1,12}|(?:的)?[^，。]{1,6}(?:多大|多少|多久|几个?小时|几[克斤])|有?多重|多高|多长|多宽|重不重|[轻重]吗)|(?:再?看(?:看|一下|下)?|打开)第[一二三四五六七八九十\d]+(?:个|款|件|条|双|台|部)?\W*$|^\W*(?:第[一二三四五六七八九十\d]+|最后一|[这那])(?:个|款|件|条|双|台|部)[^，。？?]{1,8}[吗么][？?\s]*$|^\W*(?:会|能)(?!.*[便宜贵送到退换])[^，。？?]{1,8}[吗么][？?\s]*$|防水吗|参数|规格|^\W*第[一二三四五六七八九十\d]+(?:个|款|件|条|双|台)\W*$",
    ),
    (
        "similar",
        0.92,
        r"\b(?:similar|(?:more|something|one|anything|show me (?:more|something|some)?) like (?:this|that|it|the|these|number)|like (?:this|that|the (?:first|second|third|fourth|fifth|last)|number)|same (?:style|kind|as)|lookalikes?|alternatives?|something similar)\b|类似|相似|替代品?|平替|(?:像|跟|和)(?:这|那|它|第|最后)[^，。]{0,8}(?:一样|差不多|的|似)|同款|差不多的",
    ),
    (
        "confirm",
        0.95,
        r"^\W*(?:yes|yeah|yep|yup|sure|ok(?:ay)?|confirm(?:ed)?|go ahead|do it|please do|correct|right|exactly)(?: please| do it)?\W*$|^\W*(?:是的?|好的?|可以|确认|确定|行|没错|对的?|嗯+|要的)(?:吧|啊|呀)?\W*$",
    ),
    (
        "deny",
        0.95,
        r"^\W*(?:no|nope|nah|don't|do not|never ?mind|cancel|stop|no,? thanks?(?: you)?)\W*$|^\W*(?:不(?:用|要|是|行|了)?|算了|别|不用了|不要了|取消)(?:谢谢)?\W*$",
    ),
)
RUDE = (
    r"\b(?:man|guy|driver|courier|postman|staff|agent|person|lady|woman|support|service|you)\b[^.?!]{0,12}\b(?:was|were|is|are) "
    r"(?:\w+ )?(?:rude|unfriendly|aggressive|impolite|unhelpful)\b|态度[^，。]{0,3}(?:差|恶劣|不好|坏)"
)
"""Of people of the shop or on its way, whatever else the words name."""
_TALK: tuple[tuple[str, str], ...] = (
    (
        "who_are_you",
        r"\b(?:who are you|what are you|are you (?:a )?(?:human|robot|bot|machine|real|ai|person)|your name)\b|你是(?:谁|什么|机器人|真人|人工|ai|人)|你叫什么",
    ),
    (
        "help",
        r"^\W*help(?: me)?\W*$|\b(?:what can you do|how does this work|can you help me|i need help)\W*$|你(?:能|会|可以)(?:做|干)(?:什么|啥)|怎么用|^帮(?:助|帮我|我)?$|有什么功能",
    ),
    (
        "contact",
        r"\b(?:contact|reach|phone|call|ring|e-?mail|text) (?:you|you guys|the shop|the store)\b(?! (?:to|about|when|if))|"
        r"\b(?:your|the shop's|the store's|support|service|help ?line|hotline) (?:telephone|(?:tele)?phone number|number|e-?mail(?: address)?|hotline|contact(?:s| details)?)\W*$|"
        r"^\W*(?:(?:tele)?phone number|contact details|helpline|hotline)(?: please)?\W*$|"
        r"(?:怎么|如何|哪里|怎样)(?:能|可以)?联系(?:到|上)?(?:你们|商家|店家|店里|卖家)|联系方式|(?:你们?|店里|商家|店铺|客服)的?(?:联系)?(?:电话|热线|邮箱|微信|号码)",
    ),
    ("thanks", r"\b(?:thanks|thank you|thx|cheers|appreciate)\b|谢谢|感谢|多谢|辛苦了"),
    ("goodbye", r"\b(?:bye|goodbye|see you|good night)\b|再见|拜拜|晚安|回见"),
    (
        "greeting",
        r"^\W*(?:hi+|hello+|hey+|good (?:morning|afternoon|evening|day)|greetings|howdy|yo)(?: there| everyone| shop)?\b|^\W*(?:你好|您好|嗨|哈喽|早上好|下午好|晚上好|在吗|在不在|有人吗|亲)",
    ),
    (
        "complaint",
        RUDE
        + r"|\b(?:useless|terrible|awful|stupid|worst|bad service|complain|complaint|ridiculous|unacceptable)\b|投诉|太差|垃圾|差劲|气死|什么破",
    ),
    (
        "praise",
        r"\b(?:great|awesome|perfect|love it|well done|nice|amazing|excellent|good job)\b\W*$|太棒|真好|^\W*(?:哇|你们?)?(?:真|太|好|可)?厉害[了啊呀哦]*\W*$|不错$|很棒|完美",
    ),
    ("other", r"^\W*how are you\b|how's it going|tell me a joke|讲个笑话|最近怎么样"),
)
_OUTSIDE = (
    r"\b(?:weather|politics|president|election|write (?:me )?(?:a |an |some )?(?:poem|essay|code|story|program|script|python)|translate|capital of|football score|stock market|bitcoin|news today|solve|"
    r"ignore (?:all |any )?(?:previous|prior|above|your)|system prompt|your (?:instructions|prompt)|jailbreak|developer mode|act as|pretend (?:to be|you)|drop table|medical advice|legal advice|flight|hotel|recipe for)\b|"
    r"天气|总统|政治|写(?:一?首|一?篇|代码|程序)|翻译|首都|股票|比特币|新闻|忽略(?:之前|以上|所有|你的)|系统提示|提示词|你的指令|扮演|看病|机票|酒店|彩票"
)

_MONEY = r"(?:refunds?|rebates?|compensations?|restitutions?|reimbursements?|money back)"
_DESK: dict[str, str] = {
    "handoff": r"\b(?:talk|talking|speak|speaking|chat|chatting|contact|contacting|call|calling|reach|get in touch)\b[^.?!]{0,20}\b(?:someone|somebody|an assistant|assistants?|customer (?:assistance|care|help)|support|operators?|agents?)\b",
    "refund_status": r"\b(?:waiting (?:for|on)|status of|track(?:ing)?|eta of|expecting|check(?:ing)? (?:if|whether|on))\b[^.?!]{0,25}\b"
    + _MONEY
    + r"\b|\b"
    + _MONEY
    + r"\b[^.?!]{0,15}\b(?:status|progress|arrived|processed)\b",
    "change_address": r"\b(?:chang\w+|updat\w+|edit\w*|correct\w*|modif\w+|set(?:ting)? up|new)\b[^.?!]{0,30}\baddress(?:es)?\b",
    "cancel_order": r"\bcancel\w*\b[^.?!]{0,25}\b(?:order|purchase|it|parcel)\b|\bcall off\b[^.?!]{0,15}\b(?:order|purchase)\b",
    "policy": r"\bin (?:what|which) cases?\b[^.?!]{0,25}\b"
    + _MONEY
    + r"\b|\bmoney back guarantee\b|\b(?:payment|shipment|shipping|delivery) (?:modalities|methods?|options?|alternatives)\b|\b(?:cancellation|withdrawal|termination) (?:fees?|charges?|penalty|penalties)\b|\binvoices?\b",
    "return_items": r"\b(?:get(?:ting)?|obtain(?:ing)?|demand(?:ing)?|request(?:ing)?|ask(?:ing)? for|want|receiv\w+|claim(?:ing)?)\b[^.?!]{0,20}\b"
    + _MONEY
    + r"\b",
    "order_status": r"\b(?:track(?:ing)?|eta of|status of|locat\w+)\b[^.?!]{0,20}\b(?:purchases?|orders?|items?|articles?)\b|\b(?:how soon|when)\b[^.?!]{0,25}\b(?:expect|arriv\w+|receive)\b",
    "update_profile": r"\b(?:chang\w+|updat\w+|edit\w*|modif\w+|correct\w*)\b[^.?!]{0,30}\b(?:account|profile|personal details|user details)\b",
}
"""What else people say at the order desk."""

CUES = tuple(
    (kind, score, re.compile(f"{_DESK[kind]}|{pattern}" if kind in _DESK else pattern, re.I))
    for kind, score, pattern in _CUES
)
TALK = tuple((about, re.compile(pattern, re.I)) for about, pattern in _TALK)
OUTSIDE = re.compile(_OUTSIDE, re.I)
DELIVERED = re.compile(
    r"\b(?:with|including|incl\.?) (?:the )?(?:delivery|shipping)\b|\b(?:delivery|shipping) (?:included|for (?:it|this|that|the \w+(?: one)?))\b|(?:含|包括|算上|加上|连)运费",
    re.I,
)
"""The price of the thing that is looked at, with what its delivery costs; without one to look at it is the shop's rule."""
UNLIKE = re.compile(
    r"[,，]?\s*(?:\b(?:and|but)\s+)?\b(?:less|not|nothing|unlike)\s*(?:so much\s+)?(?:like\s+)?(?=(?:the|this|that|these|those|number|#)\b)[^,，.?!]*(?:,\s*(?:the )?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|last)\b[^,，.?!]*)*|"
    r"[,，]?\s*(?:但|而)?(?:不要|别|不想要|少来点|不)(?:太)?像[^,，。？！]*",
    re.I,
)
"""“less like the second one”, 不要像第二个."""
SUPERLATIVE = re.compile(
    r"\b(?:cheapest|least expensive|lowest|most expensive|highest|priciest|dearest|sort|by price|first)\b|最|排序|到",
    re.I,
)
"""Words that put a list in order, where “cheaper” holds it against the one in hand."""
WHOLE_SHOP = re.compile(
    r"\bwhat (?:else )?do you (?:sell|have|carry|stock)\W*$|\b(?:kinds|categories|types)\b|(?:卖|有)(?:些)?(?:哪些|什么)(?:种类|类|商品|东西)?[？?\s]*$|种类",
    re.I,
)
"""Asks about everything there is, whatever is looked at; other questions are about that: “what brands are there”."""
GOES_WITH = re.compile(
    r"\b(?:what )?(?:goes|go|would go|looks good|look good|pairs?|matches|to wear) (?:well |nicely )?with\b|"
    r"(?:可以|能|应该|适合)?(?:怎么|如何)?(?:搭配|配)(?:什么|啥|点什么|哪些)?(?:好|好看|合适)?",
    re.I,
)
SORTS = tuple(
    (sort, re.compile(pattern, re.I))
    for sort, pattern in (
        (
            "price",
            r"\bnot (?:too|very|so|that) (?:expensive|pricey)\b|\b(?:only |just )?the cheap ones?\b|\b(?:cheaper|less expensive|lower price[ds]?|cheapest(?: ones?)?(?: first)?|sort(?:ed)? by price|by price|lowest price(?: first)?|low to high|too expensive|more affordable)\b|(?:再|更|还)?便宜(?:一)?(?:点|些)?(?:的)?|最便宜(?:的)?(?:排)?(?:前面|优先)?|太贵了?|按价格(?:排序)?|价格(?:从)?低到高|实惠(?:点|些)?",
        ),
        (
            "-price",
            r"\b(?:most expensive(?: first)?|more expensive|highest price(?: first)?|high to low|priciest|dearest first|more premium)\b|价格(?:从)?高到低|最贵(?:的)?(?:排)?(?:前面)?|(?:再|更|还)?贵(?:一)?(?:点|些)的?|高档(?:点|些)",
        ),
        (
            "rating",
            r"\b(?:best[- ]rated(?: first)?|highest[- ]rated(?: first)?|top[- ]rated|best reviewed|(?:with )?good reviews|sort(?:ed)? by rating|by rating|better rated)\b|\b(?:best|highest|top) (?:ratings?|reviews?)\b|\b(?:do |does )?people like (?:more|most|best|better)\b|\b(?:most|best)[- ](?:liked|popular|loved)\b|哪(?:一?个|款|些|件|双|条|台)?(?:的)?(?:评分|评价|口碑)(?:是)?(?:最|更|比较)?(?:高|好)(?:的)?|(?:评分|评价|口碑)(?:最|更|比较)?(?:高|好)(?:的)?(?:优先)?|按评分(?:排序)?|好评(?:的)?",
        ),
        (
            "newest",
            r"\b(?:newest(?: first)?|latest(?: first)?|new arrivals|most recent|just in)\b|最新(?:的|款)?|新品|新到|按时间排",
        ),
    )
)
