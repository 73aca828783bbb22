import django.db.models.deletion
import waiban.kernel.dates
import waiban.kernel.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('contacts', '0001_initial'),
        ('places', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('number', models.CharField(max_length=40, unique=True, verbose_name='number')),
                ('subject', models.CharField(max_length=200, verbose_name='subject')),
                ('occasion', models.CharField(blank=True, max_length=160, verbose_name='occasion')),
                ('paper', models.CharField(choices=[('letter', 'letter of the inviter'), ('confirmation', 'confirmation of the invitation'), ('none', 'no paper needed')], default='letter', max_length=12, verbose_name='paper')),
                ('state', models.CharField(choices=[('asked', 'asked for'), ('issued', 'issued'), ('entered', 'entered'), ('closed', 'closed'), ('declined', 'declined')], default='asked', editable=False, max_length=8, verbose_name='state')),
                ('people', models.PositiveIntegerField(default=0, editable=False, verbose_name='number of people')),
                ('visa', models.CharField(blank=True, max_length=10, verbose_name='visa')),
                ('paid_by', models.CharField(blank=True, max_length=120, verbose_name='paid by')),
                ('asked_on', waiban.kernel.dates.PartialDateField(verbose_name='asked for on')),
                ('issued_on', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='issued on')),
                ('valid_until', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='valid until')),
                ('declined_on', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='declined on')),
                ('enters_on', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='means to enter on')),
                ('entered_on', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='entered on')),
                ('left_on', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='left on')),
                ('closed_on', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='closed on')),
                ('country', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.country', verbose_name='country or region')),
                ('division', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.division', verbose_name='division')),
                ('inviter', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contacts.organisation', verbose_name='inviter')),
                ('organisation', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contacts.organisation', verbose_name='guests of')),
                ('person', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='responsible')),
            ],
            options={
                'verbose_name': 'invitation',
                'verbose_name_plural': 'invitations',
                'indexes': [models.Index(fields=['state', 'id'], name='invitations_state_d214ea_idx'), models.Index(fields=['country', 'id'], name='invitations_country_9e1d1c_idx'), models.Index(fields=['organisation', 'id'], name='invitations_organis_2b6a22_idx'), models.Index(fields=['inviter', 'id'], name='invitations_inviter_35d80e_idx'), models.Index(fields=['people', 'id'], name='invitations_people_90e900_idx'), models.Index(fields=['issued_on', 'id'], name='invitations_issued__8c67ce_idx'), models.Index(fields=['entered_on', 'id'], name='invitations_entered_bb8bc0_idx'), models.Index(fields=['division', 'id'], name='invitations_divisio_92d0d3_idx'), models.Index(fields=['person', 'id'], name='invitations_person__79cc9c_idx'), models.Index(fields=['left_on', 'id'], name='invitations_left_on_3f8fbc_idx'), models.Index(fields=['asked_on', 'id', 'state', 'country', 'organisation', 'inviter', 'people', 'paper', 'issued_on', 'entered_on', 'division', 'person'], name='invitations_asked_o_82b3ac_idx')],
            },
        ),
        migrations.CreateModel(
            name='Invitee',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('title', models.CharField(blank=True, max_length=80, verbose_name='title')),
                ('people', models.PositiveIntegerField(default=1, verbose_name='number of people')),
                ('passport', models.CharField(blank=True, max_length=40, verbose_name='passport number')),
                ('born_on', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='born on')),
                ('contact', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contacts.person', verbose_name='person')),
                ('country', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.country', verbose_name='nationality')),
                ('invitation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitees', to='invitations.invitation')),
            ],
            options={
                'verbose_name': 'invitee',
                'verbose_name_plural': 'invitees',
                'ordering': ('position', 'id'),
                'abstract': False,
                'indexes': [models.Index(fields=['contact', 'invitation'], name='invitations_contact_9b1bec_idx'), models.Index(fields=['country', 'invitation'], name='invitations_country_e2b2b5_idx')],
            },
        ),
    ]
