# What the assistant says. Version 1.
state-placed = Order placed
state-payment_failed = Payment failed
state-paid = Paid
state-packed = Packed
state-shipped = On its way
state-partially_shipped = Partly on its way
state-delayed = Delayed
state-delivered = Delivered
state-return_requested = Return requested
state-returned = Returned
state-refunded = Refunded
state-exchanged = Exchanged
state-cancelled = Cancelled
comma = ,{" "}
space = {" "}
not = not { $what }
lacking = no { $what }
from-price = from { $price }
up-to-price = up to { $price }
stars = { $count } stars and up
in-stock = in stock
sold-out = sold out
on-sale = on sale
not-on-sale = not on sale
size = size { $what }
measure = { $what }
sort-price = cheapest first
sort-minus-price = dearest first
sort-rating = best rated first
sort-newest = newest first
photo = like your photo
words = “{ $what }”
words-first = “{ $what }” first
found = { $count ->
    [one] One match
   *[other] { $count } matches
}{ $what ->
    [none] .
   *[other] : { $what }.
}
found-of = The first { $shown } of { $count } matches{ $what ->
    [none] .
   *[other] : { $what }.
}
replaced = Changed: { $what } instead of what was there before.
nothing = I found nothing for { $what }.
nothing-ways = I found nothing for { $what }.
what-helps = Here is what would help:
blocked-by = What rules everything out: { $what }.
not-sold = This shop does not sell “{ $what }”.
nothing-known = I don’t understand what you are looking for. Try naming a thing, such as “red dress under $80”, or send a photo.
similar = { $count ->
    [one] One product
   *[other] { $count } products
} similar to { $title }{ $what ->
    [none] .
   *[other] : { $what }.
}
more = Here are more: { $from } to { $to } of { $count }.
page = Back to { $from } to { $to } of { $count }.
no-more = That was everything. You can take a constraint away to see more.
undone = Back to where we were.
nothing-to-undo = There is nothing to undo.
reset = Everything is cleared. What are you looking for?
which = Which product do you mean? Name its place in the list, such as “the second one”.
no-product = That product is no longer in the shop.
details = “{ $title }”, { $price }{ $stock ->
    [yes] , in stock.
   *[no] , sold out.
}
detail = { $name } of “{ $title }”: { $value }.
detail-unknown = The listing of “{ $title }” does not say.
attribute-material = Material
attribute-size = Sizes
attribute-colour = Colours
attribute-price = Price
attribute-stock = Stock
attribute-brand = Brand
attribute-rating = Rating
source-listing = the listing
left = { $count } in stock
only-so-many = There is no number { $place } in the list: { $count ->
    [one] only one product is shown.
   *[other] { $count } products are shown.
}
compare-few = Name at least two products from the list, such as “compare the first two”.
compared = Here they are side by side; what differs comes first.
compared-same = They are level in { $fact }: { $value }.
compared-unknown = Their listings give no { $fact } that can be compared. Here is what they do say:
compared-unsaid = Neither the listings nor the reviews say. Here is what is known:
least-price = { $title } { $count ->
    [2] is cheaper: { $value } against { $rest }.
   *[other] is the cheapest: { $value }; then { $rest }.
}
most-price = { $title } { $count ->
    [2] is dearer: { $value } against { $rest }.
   *[other] is the dearest: { $value }; then { $rest }.
}
most-rating = { $title } { $count ->
    [2] is rated better: { $value } against { $rest }.
   *[other] is rated best: { $value }; then { $rest }.
}
least-rating = { $title } { $count ->
    [2] is rated lower: { $value } against { $rest }.
   *[other] is rated lowest: { $value }; then { $rest }.
}
more-of = { $title } { $count ->
    [2] has more, by { $fact }: { $value } against { $rest }.
   *[other] comes first by { $fact }: { $value }; then { $rest }.
}
less-of = { $title } { $count ->
    [2] has less, by { $fact }: { $value } against { $rest }.
   *[other] has the least, by { $fact }: { $value }; then { $rest }.
}
compared-one = Only the listing of “{ $title }” gives its { $fact }: { $value }.
larger-by = Larger by { $fact } than “{ $title }” ({ $value }):
smaller-by = Smaller by { $fact } than “{ $title }” ({ $value }):
first-together = { $title } come first together by { $fact }: { $value }; then { $rest }.
not-stated = { $count ->
    [one] One of the others does not say, or not in these terms.
   *[other] { $count } others do not say, or not in these terms.
}
for-and-against = { $for } for, { $against } against
buyers-prefer = Buyers speak best of “{ $title }” there: { $said }.
buyers-of-one = Only the buyers of “{ $title }” speak of it: { $said }.
buyers-level = Buyers say about the same of these: { $said }.
row-reviews = Reviews on that
overview = { $count ->
    [0] The shop has nothing like that.
    [one] The shop has one: { $low }.
   *[other] The shop has { $count }, from { $low } to { $high }.
}
recommended = These are often chosen.
recommended-for = Some ideas for { $what }.
offers = { $count ->
    [one] One seller has “{ $title }”: { $low }.
   *[other] { $count } sellers have “{ $title }”; the lowest price is { $low }, delivery included where it is known.
}
reviews = { $speaking ->
    [0] No review of “{ $title }” speaks of that.
    [one] One review of “{ $title }” speaks of it: { $for } for, { $against } against.
   *[other] { $speaking } reviews of “{ $title }” speak of it: { $for } for, { $against } against.
}
policy = From “{ $source }”, section “{ $section }”:
policy-none = I find nothing about that in our policies. I can pass you on to a person.
sign-in = Please sign in first; I show orders only to the person who placed them.
no-orders = There are no orders in your account yet.
no-order = There is no such order in your account. Please check the number.
no-order-then = You placed no order then; your newest is { $id } of { $date }.
order = Order { $id }: { $state ->
    [shipped] it is on its way
    [delivered] it has been delivered
   *[other] { $label }
}.
expected = It should arrive by { $date }.
refund-none = I see no refund on order { $id }; its state is: { $label }.
refund-done = The refund for order { $id } was made on { $date }.
refund-open = The return of order { $id } is under way ({ $label }); the refund follows once it has been checked.
cannot-yet = I cannot do that here yet, and nothing has been changed. Shall I pass you on to a person?
talk-greeting = Hello! I’m a shop assistant, and I’m a machine. What are you looking for?
talk-thanks = You’re welcome. Anything else?
talk-goodbye = Goodbye, and thanks for your visit.
talk-who_are_you = I’m a machine, this shop’s assistant. You can ask for a person at any time.
talk-help = Tell me what you are looking for or send a photo; I can also compare products, explain our policies and show your orders. You can ask for a person at any time.
talk-contact = You reach us right here: say “a person” and one of us takes over, with a ticket so that nothing gets lost.
talk-complaint = I’m sorry about that. I’m a machine; if you like, I pass you on to a person.
talk-praise = Glad to hear it. What can I do next?
talk-other = I’m a machine and best at finding things in this shop. What are you looking for?
out-of-scope = I’m this shop’s assistant, a machine, and can help with its products, orders and policies only.
handoff = I have asked a person to take over (ticket { $id }). I keep quiet until then.
waiting = A person will answer you (ticket { $id }); what you wrote is added to the conversation.
language = I’ll answer in English.
confirm-nothing = There is nothing waiting for a yes.
denied = All right, nothing has been changed.
forgotten = { $count ->
    [0] I had nothing stored about you beyond your account and orders.
   *[other] Forgotten: what you said and looked at. Your account and orders stay, as the law asks.
}
forget-guest = You are not signed in: I keep nothing about you beyond this conversation, and it has been cleared.
no-picture = { $sentence } { $remedy }
image_empty = This picture is empty. Save it again and send the new file.
image_too_large = This picture is larger than 20 MB. Send a smaller copy of it.
image_bomb = This picture has too many pixels. Send a smaller copy of it.
image_not_an_image = This file is not a picture that can be read. Send a JPEG, PNG, WebP or HEIC.
image_damaged = This picture is damaged. Save it again and send the new file.
image_not_found = There is no such picture. Check the path.
image_unreadable = This picture cannot be read. Check its rights.
unknown_filter = The shop does not know “{ $what }” as a filter.
bad_price_range = The lowest price is above the highest one. Swap them or drop one of them.
fault = That cannot be done just now. Try again, or ask for a person.
empty = You sent an empty message. Tell me what you are looking for, or send a photo.
too-long = Your message is very long; I read the first 2,000 characters.
row-price = Price
row-list_price = List price
row-rating = Rating
row-in_stock = In stock
row-brand = Brand
row-kind = Kind
row-colour = Colours
row-size = Sizes
row-material = Material
row-pattern = Pattern
row-gender = For
row-seller = Seller
row-delivery = Delivery
reviews-none = “{ $title }” has no reviews yet.
overview-ends = The cheapest is “{ $low }”, the dearest “{ $high }”.
goes-with = These go with “{ $title }”.
goes-with-nothing = I know of nothing here that goes with “{ $title }”.
sold-out-instead = Sold out just now. In stock and nearest to it:
nothing-like = Nothing similar to { $title } is { $what }.
away-from = What is like { $title } is kept away.
quoted = “{ $what }”
and-more = { $what } and { $count } more
or = {" "}or{" "}
sold-out-named = “{ $title }”{ $variant ->
    [none] {""}
   *[other] , { $variant },
} is sold out.
comes-in = “{ $title }” comes in { $variant }{ $others ->
    [0] .
    [one] ; after it one that is similar.
   *[other] ; after it { $others } that are similar.
}
no-further = There is nothing beyond { $what } among these.
none-other = { $what }: there is nothing else to choose among these.
which-one = Which one? { $what }: { $values }.
is-made = There is: { $values }.
semicolon = ;{" "}
variant-left = “{ $title }”{ $variant ->
    [none] {""}
   *[other] , { $variant }
}, { $price }: { $left }.
same-in = The same is in stock in { $what }.
not-made = “{ $title }” does not come in { $variant }.
chosen = “{ $title }”{ $variant ->
    [none] {""}
   *[other] , { $variant }
}, { $price }: in stock.
cheaper-than = Only below the price of “{ $title }”.
dearer-than = Only above the price of “{ $title }”.
other-thing = Your photo shows something else, so I look for { $what } instead.
recommended-seen = Near what you looked at and bought. Say “forget me” and I no longer go by it.
nearest-in-stock = In stock and nearest to it:
