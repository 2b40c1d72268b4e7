import QtQuick

Item {
    required property var shown
    NoSuchThing {}
}
