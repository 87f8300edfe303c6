# 助手说的话。第 1 版。
state-placed = 已下单
state-payment_failed = 付款失败
state-paid = 已付款
state-packed = 已打包
state-shipped = 运输中
state-partially_shipped = 部分已发货
state-delayed = 延迟发货
state-delivered = 已签收
state-return_requested = 已申请退货
state-returned = 已退货
state-refunded = 已退款
state-exchanged = 已换货
state-cancelled = 已取消
comma = 、
space = {""}
not = 不要{ $what }
lacking = 不带{ $what }
from-price = { $price }起
up-to-price = { $price }以内
stars = { $count }星以上
in-stock = 有货
sold-out = 已售罄
on-sale = 特价
not-on-sale = 非特价
size = { $what }码
measure = { $what }
sort-price = 价格从低到高
sort-minus-price = 价格从高到低
sort-rating = 评分从高到低
sort-newest = 新品优先
photo = 和照片相似
words = “{ $what }”
words-first = “{ $what }”优先
found = 找到{ $count }件{ $what ->
    [none] 。
   *[other] ：{ $what }。
}
found-of = 共{ $count }件，先看前{ $shown }件{ $what ->
    [none] 。
   *[other] ：{ $what }。
}
replaced = 已改为{ $what }，替换了之前的条件。
nothing = 没有找到{ $what }的商品。
nothing-ways = 没有找到{ $what }的商品。
what-helps = 可以这样放宽：
blocked-by = 卡在：{ $what }。
not-sold = 本店不卖“{ $what }”，可以看看别的。
nothing-known = 没明白您想找什么。可以说出商品名，比如“80以内的红色连衣裙”，也可以发张照片。
similar = 和{ $title }相似的有{ $count }件{ $what ->
    [none] 。
   *[other] ：{ $what }。
}
more = 再看第{ $from }到第{ $to }件，共{ $count }件。
page = 回到第{ $from }到第{ $to }件，共{ $count }件。
no-more = 已经全部看完了。去掉一个条件可以看到更多。
undone = 已回到上一步。
nothing-to-undo = 没有可以撤销的操作。
reset = 条件已清空。您想找点什么？
which = 您指的是哪一件？可以说“第二个”。
no-product = 这件商品已经下架了。
details = “{ $title }”，{ $price }，{ $stock ->
    [yes] 有货。
   *[no] 已售罄。
}
detail = “{ $title }”的{ $name }：{ $value }。
detail-unknown = “{ $title }”的商品信息里没有写。
attribute-material = 材质
attribute-size = 尺码
attribute-colour = 颜色
attribute-price = 价格
attribute-stock = 库存
attribute-brand = 品牌
attribute-rating = 评分
source-listing = 商品信息
left = 库存{ $count }件
only-so-many = 列表里没有第{ $place }件，一共只有{ $count }件。
compare-few = 请从列表里选至少两件，比如“比较前两个”。
compared = 已并排列出，不同之处在前。
compared-same = { $fact }一样：{ $value }。
compared-unknown = 商品信息里没有可以比较的{ $fact }。已知的如下：
compared-unsaid = 商品信息和评价里都没有提到。已知的如下：
least-price = { $title }{ $count ->
    [2] 更便宜：{ $value }，另一件{ $rest }。
   *[other] 最便宜：{ $value }，其次{ $rest }。
}
most-price = { $title }{ $count ->
    [2] 更贵：{ $value }，另一件{ $rest }。
   *[other] 最贵：{ $value }，其次{ $rest }。
}
most-rating = { $title }{ $count ->
    [2] 评分更高：{ $value }，另一件{ $rest }。
   *[other] 评分最高：{ $value }，其次{ $rest }。
}
least-rating = { $title }{ $count ->
    [2] 评分更低：{ $value }，另一件{ $rest }。
   *[other] 评分最低：{ $value }，其次{ $rest }。
}
more-of = { $title }{ $count ->
    [2] 的{ $fact }更大：{ $value }，另一件{ $rest }。
   *[other] 的{ $fact }最大：{ $value }，其次{ $rest }。
}
less-of = { $title }{ $count ->
    [2] 的{ $fact }更小：{ $value }，另一件{ $rest }。
   *[other] 的{ $fact }最小：{ $value }，其次{ $rest }。
}
compared-one = 只有“{ $title }”标明了{ $fact }：{ $value }。
larger-by = { $fact }比“{ $title }”（{ $value }）大的：
smaller-by = { $fact }比“{ $title }”（{ $value }）小的：
first-together = { $title }并列第一，{ $fact }都是{ $value }，其次{ $rest }。
not-stated = 另有{ $count }件没有标明，或标法不同。
for-and-against = { $for }条说好，{ $against }条说不好
buyers-prefer = 在这一点上，买家对“{ $title }”评价更好：{ $said }。
buyers-of-one = 只有“{ $title }”的买家提到：{ $said }。
buyers-level = 买家的说法差不多：{ $said }。
row-reviews = 相关评价
overview = { $count ->
    [0] 店里没有这样的商品。
   *[other] 店里共有{ $count }件，价格{ $low }到{ $high }。
}
recommended = 这些很多人选。
recommended-for = 关于{ $what }，这些可以看看。
offers = “{ $title }”有{ $count }家在卖，最低{ $low }（已知运费已计入）。
reviews = { $speaking ->
    [0] “{ $title }”的评价里没有提到这一点。
   *[other] “{ $title }”有{ $speaking }条评价提到：{ $for }条好评，{ $against }条差评。
}
policy = 出自《{ $source }》“{ $section }”：
policy-none = 本店规定里没有找到相关内容。需要的话可以转人工。
sign-in = 请先登录；订单只给下单的本人看。
no-orders = 您的账号里还没有订单。
no-order = 您的账号里没有这个订单，请核对订单号。
no-order-then = 那段时间没有您的订单；最近一单是{ $date }下的{ $id }。
order = 订单{ $id }：{ $label }。
expected = 预计{ $date }前送达。
refund-none = 订单{ $id }没有退款记录，目前状态：{ $label }。
refund-done = 订单{ $id }已于{ $date }退款。
refund-open = 订单{ $id }正在退货（{ $label }），验收后退款。
cannot-yet = 这个我目前还办不了，订单没有任何改动。需要转人工吗？
talk-greeting = 您好！我是本店的购物助手，是机器。您想找点什么？
talk-thanks = 不客气。还需要别的吗？
talk-goodbye = 再见，感谢光临。
talk-who_are_you = 我是机器，本店的购物助手。您随时可以要求转人工。
talk-help = 说说您要找什么，或者发张照片；我还能比较商品、解释规定、查订单。随时可以转人工。
talk-contact = 在这里就能联系我们：说“转人工”，会有同事接手，并给您一个工单号。
talk-complaint = 非常抱歉。我是机器，需要的话可以为您转人工。
talk-praise = 很高兴能帮上忙。还想看点什么？
talk-other = 我是机器，最擅长帮您在店里找东西。您想找点什么？
out-of-scope = 我是本店的购物助手，是机器，只能帮您处理商品、订单和规定方面的事。
handoff = 已请人工接手（工单{ $id }）。在此之前我不再插话。
waiting = 人工客服会回复您（工单{ $id }），您刚才的话已记录。
language = 好的，我用中文回答。
confirm-nothing = 目前没有需要确认的事。
denied = 好的，没有任何改动。
forgotten = { $count ->
    [0] 除账号和订单外，没有保存您的其他信息。
   *[other] 已删除您说过和看过的内容。账号和订单依法保留。
}
forget-guest = 您没有登录，除本次对话外没有保存您的信息；本次条件已清空。
no-picture = { $sentence }{ $remedy }
image_empty = 这张图片是空的，请重新保存后再发。
image_too_large = 这张图片超过20MB，请发小一点的。
image_bomb = 这张图片像素太多，请发小一点的。
image_not_an_image = 这个文件不是能读的图片，请发JPEG、PNG、WebP或HEIC。
image_damaged = 这张图片已损坏，请重新保存后再发。
image_not_found = 没有这张图片，请检查路径。
image_unreadable = 这张图片无法读取，请检查权限。
unknown_filter = 店里没有“{ $what }”这个条件。
bad_price_range = 最低价高于最高价，请调换或去掉一个。
fault = 现在办不了，请重试，或要求转人工。
empty = 您发的是空消息。说说要找什么，或者发张照片。
too-long = 您的消息太长，只读了前2000个字。
row-price = 价格
row-list_price = 原价
row-rating = 评分
row-in_stock = 库存
row-brand = 品牌
row-kind = 品类
row-colour = 颜色
row-size = 尺码
row-material = 材质
row-pattern = 图案
row-gender = 适用人群
row-seller = 卖家
row-delivery = 运费
reviews-none = “{ $title }”还没有评价。
overview-ends = 最便宜的是“{ $low }”，最贵的是“{ $high }”。
goes-with = 这些可以和“{ $title }”搭配。
goes-with-nothing = 暂时没有适合和“{ $title }”搭配的商品。
sold-out-instead = 暂时售罄。有货的相近款：
nothing-like = 没有和{ $title }相近、又符合{ $what }的商品。
away-from = 已避开与{ $title }相近的。
quoted = “{ $what }”
and-more = { $what }等另外{ $count }件
or = {" "}或{" "}
sold-out-named = “{ $title }”{ $variant ->
    [none] {""}
   *[other] （{ $variant }）
}已售罄。
comes-in = “{ $title }”有{ $variant }的{ $others ->
    [0] 。
   *[other] ，后面是{ $others }件相似的。
}
no-further = 这些商品里没有比{ $what }更合适的了。
none-other = { $what }：这些商品里没有别的可选。
which-one = 要哪一种？{ $what }：{ $values }。
is-made = 现有：{ $values }。
semicolon = ；
variant-left = “{ $title }”{ $variant ->
    [none] {""}
   *[other] （{ $variant }）
}，{ $price }，{ $left }。
same-in = 同款 { $what } 有货。
not-made = “{ $title }”没有{ $variant }的。
chosen = “{ $title }”{ $variant ->
    [none] {""}
   *[other] （{ $variant }）
}，{ $price }，有货。
cheaper-than = 只看比“{ $title }”便宜的。
dearer-than = 只看比“{ $title }”贵的。
other-thing = 照片里是另一类商品，改为查找{ $what }。
recommended-seen = 参考您看过和买过的，推荐这些。说“忘记我”，就不再参考。
nearest-in-stock = 有货的相近款：
