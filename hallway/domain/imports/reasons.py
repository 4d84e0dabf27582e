"""Why a record of an export is not kept: a code for programs, a sentence for people."""

REASONS = {
    "bad_json": "not valid JSON",
    "bad_list": "not a list of messages",
    "bad_record": "not a record of this kind",
    "bad_id": "no usable id",
    "no_timestamp": "no timestamp",
    "future_timestamp": "its timestamp is in the future",
    "repeated_timestamp": "a second message with the same timestamp",
    "damaged": "damaged in the archive",
    "too_large": "too large",
    "no_conversation": "it belongs to no conversation",
    "name_taken": "the name is taken here; the imported channel has another one",
    "merged": "these people talk here already: the messages are in that conversation",
    "foreign_conversation": "a conversation with this id is here that no import has made; nothing was put into it",
    "not_a_message": "only messages can be pinned here",
    "no_such_message": "the message is not in the export",
    "no_picture": "its picture is not in the archive",
    "wrong_bytes": "its bytes are not what the name says",
    "time_passed": "its time has passed",
}
